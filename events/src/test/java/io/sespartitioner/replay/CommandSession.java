package io.sespartitioner.replay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs one command of replay after the other in a process that was started in a folder, so that
 * their relative paths hold. A process for each would take longer to start than to run.
 */
final class CommandSession implements AutoCloseable {
  private final Process process;
  private final DataOutputStream commands;
  private final DataInputStream results;

  /** A session in the folder. */
  CommandSession(Path folder) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CommandSession.class.getName())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    commands = new DataOutputStream(process.getOutputStream());
    results = new DataInputStream(process.getInputStream());
  }

  /** Runs replay with these arguments. */
  CommandLineRun run(List<String> arguments) throws IOException {
    commands.writeInt(arguments.size());
    for (String argument : arguments) {
      commands.writeUTF(argument);
    }
    commands.flush();
    return new CommandLineRun(results.readInt(), results.readUTF(), results.readUTF());
  }

  @Override
  public void close() throws IOException {
    commands.close();
    process.destroy();
  }

  /** The process: answers commands until there are no more. */
  public static void main(String[] none) throws IOException {
    DataInputStream commands = new DataInputStream(System.in);
    DataOutputStream results = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    // Handlers may print; standard output is for the results.
    System.setOut(System.err);
    try {
      while (true) {
        Object[] arguments = new Object[commands.readInt()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = commands.readUTF();
        }
        CommandLineRun run = CommandLineRun.of(arguments);
        results.writeInt(run.status());
        results.writeUTF(run.report());
        results.writeUTF(run.messages());
        results.flush();
      }
    } catch (EOFException e) {
      // The test is over.
    }
  }
}

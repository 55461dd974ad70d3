package io.sespartitioner.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished run of replay, or of a shell script that runs it, in a process of its own.
 *
 * @param status exit status
 * @param output standard output and, where a script mixes them, standard error
 */
record OwnProcess(int status, String output) {

  /** The command that runs replay with these arguments. */
  static List<String> command(Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for a second or two: what starts fast ends sooner.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Replay.class.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  /** Runs a script in which {@code "$@"} is the command. */
  static OwnProcess shell(String script, List<String> command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    words.addAll(command);
    Process process = new ProcessBuilder(words).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new OwnProcess(process.waitFor(), output);
  }
}

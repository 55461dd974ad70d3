package io.sespartitioner.replay;

import io.sespartitioner.replay.Steps.TerminalSteps;
import io.sespartitioner.replay.relay.Workers.Task;
import io.sespartitioner.replay.report.Printable;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where output goes: the report to one stream, messages to another.
 *
 * @param command its name, which messages begin with
 * @param report standard output
 * @param messages standard error
 * @param steps shows progress, on standard error or not at all
 * @param columns how wide the lines of the report may be
 */
public record Terminal(
    String command, PrintStream report, PrintStream messages, Steps steps, int columns) {

  /** Lines end where they end: a program reads them, or a file keeps them. */
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Streams whose lines may have any width. */
  public Terminal(String command, PrintStream report, PrintStream messages, Steps steps) {
    this(command, report, messages, steps, UNBOUNDED);
  }

  /** The streams of this process, with progress if standard error is a terminal. */
  public static Terminal ofProcess(String command) {
    // System.out would keep to itself why a write fails.
    OutputStream output = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    PrintStream report = new PrintStream(new ToReader(output), false, StandardCharsets.UTF_8);
    PrintStream messages = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int terminals = exitStatus("test -t 2; error=$?; test -t 1; exit $(($? * 2 + error))");
    boolean error = terminals == 0 || terminals == 2;
    boolean isTerminal = terminals == 0 || terminals == 1;
    return new Terminal(
        command,
        report,
        messages,
        error ? new TerminalSteps(messages) : Steps.SILENT,
        isTerminal ? columnsOfTerminal() : UNBOUNDED);
  }

  // Not System.console(): there is none if only the report goes to a file. So test(1) is asked.
  private static int exitStatus(String script) {
    try {
      return new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor();
    } catch (IOException e) {
      // A system without a shell.
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static int columnsOfTerminal() {
    try {
      Process stty =
          new ProcessBuilder("sh", "-c", "stty size </dev/tty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      stty.getOutputStream().close();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      // Rows and columns; a terminal that doesn't know has none.
      return size.matches("\\d+ [1-9]\\d{1,3}\\s*")
          ? Integer.parseInt(size.strip().split(" ", 2)[1])
          : UNBOUNDED;
    } catch (IOException e) {
      return UNBOUNDED;
    }
  }

  /** Says something on standard error, after the command's name. */
  public void message(String text) {
    messages.println(command + ": " + Printable.lines(text));
  }

  /** The report, for text. */
  public PrintWriter reportWriter() {
    return writer(report);
  }

  /** Messages, for text. */
  public PrintWriter messageWriter() {
    return writer(messages);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Output whose reader may leave before its end, as head(1) does: that is no trouble. */
  private static final class ToReader extends FilterOutputStream {

    private boolean left;

    ToReader(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      unlessLeft(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
      unlessLeft(out::flush);
    }

    private void unlessLeft(Task writing) throws IOException {
      try {
        if (!left) {
          writing.run();
        }
      } catch (IOException e) {
        left = "Broken pipe".equals(e.getMessage());
        if (!left) {
          throw e;
        }
      }
    }
  }
}

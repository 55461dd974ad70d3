package io.sespartitioner.replay;

import io.sespartitioner.replay.Steps.TerminalSteps;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where output goes: the report to one stream, messages to another.
 *
 * @param report standard output
 * @param messages standard error
 * @param steps shows progress, on standard error or not at all
 */
public record Terminal(PrintStream report, PrintStream messages, Steps steps) {

  /** The streams of this process, with progress if standard error is a terminal. */
  public static Terminal ofProcess() {
    PrintStream report = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream messages = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    return new Terminal(
        report, messages, errorIsTerminal() ? new TerminalSteps(messages) : Steps.SILENT);
  }

  // Not System.console(): there is none if only the report goes to a file. So test(1) is asked.
  private static boolean errorIsTerminal() {
    try {
      return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      // A system without test(1).
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void message(String text) {
    messages.println("replay: " + text);
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
}

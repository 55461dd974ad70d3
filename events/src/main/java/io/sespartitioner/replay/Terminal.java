package io.sespartitioner.replay;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where output goes: the report to one stream, messages to another.
 *
 * @param report standard output
 * @param messages standard error
 */
record Terminal(PrintStream report, PrintStream messages) {

  void message(String text) {
    messages.println("replay: " + text);
  }

  PrintWriter reportWriter() {
    return writer(report);
  }

  PrintWriter messageWriter() {
    return writer(messages);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}

package io.sespartitioner.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A run of the command line inside a test.
 *
 * @param status exit status
 * @param report standard output
 * @param messages standard error
 */
record CommandLineRun(int status, String report, String messages) {

  /** When these runs take place. */
  static final Instant NOW = Instant.parse("2026-11-22T10:11:12.345Z");

  static CommandLineRun of(Object... arguments) {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int status =
        Replay.run(
            texts,
            new Terminal("replay", stream(report), stream(messages), Steps.SILENT),
            Clock.fixed(NOW, ZoneOffset.UTC));
    return new CommandLineRun(
        status, report.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(report);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

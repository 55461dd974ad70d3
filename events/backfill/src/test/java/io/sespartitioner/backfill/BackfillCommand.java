package io.sespartitioner.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.replay.Replay;
import io.sespartitioner.replay.Steps;
import io.sespartitioner.replay.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A run of the command line inside a test.
 *
 * @param status exit status
 * @param report standard output
 * @param messages standard error
 */
record BackfillCommand(int status, String report, String messages) {

  /** When these runs take place. */
  static final Instant NOW = Instant.parse("2026-11-22T10:11:12.345Z");

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Runs a program with its arguments and streams, and tells its exit status. */
  interface Program {

    int run(String[] arguments, Terminal terminal);
  }

  static BackfillCommand backfill(Object... arguments) {
    return backfill(LocalSpark.engine(), arguments);
  }

  static BackfillCommand backfill(Engine engine, Object... arguments) {
    return of(
        "backfill", (texts, terminal) -> Backfill.run(texts, terminal, CLOCK, engine), arguments);
  }

  /** The judge: replay on the same input. */
  static BackfillCommand replay(Object... arguments) {
    return of("replay", (texts, terminal) -> Replay.run(texts, terminal, CLOCK), arguments);
  }

  private static BackfillCommand of(String name, Program program, Object... arguments) {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    String[] texts =
        Arrays.stream(arguments).flatMap(BackfillCommand::texts).toArray(String[]::new);
    int status =
        program.run(texts, new Terminal(name, stream(report), stream(messages), Steps.SILENT));
    return new BackfillCommand(
        status, report.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
  }

  private static Stream<String> texts(Object argument) {
    return argument instanceof Object[] several
        ? Arrays.stream(several).map(Object::toString)
        : Stream.of(argument.toString());
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(report);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

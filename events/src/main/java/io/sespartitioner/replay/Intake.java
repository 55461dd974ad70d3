package io.sespartitioner.replay;

import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.input.InputReceiver.InputRecord;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.FirstFailures;
import io.sespartitioner.replay.report.Tally.LeftOut;
import java.io.IOException;

/** Takes records from the inputs, counts them, and passes them on. */
final class Intake implements InputReceiver {

  private static final int MAX_MESSAGES = 20;

  private final Sink<InputRecord> taker;
  private final Places places;
  private final FirstFailures failures;
  private final Terminal terminal;
  private long records;
  private long refused;
  private long skipped;

  Intake(Sink<InputRecord> taker, Places places, FirstFailures failures, Terminal terminal) {
    this.taker = taker;
    this.places = places;
    this.failures = failures;
    this.terminal = terminal;
  }

  long records() {
    return records;
  }

  /** What didn't get into the stream. */
  LeftOut leftOut() {
    return new LeftOut(refused, skipped);
  }

  @Override
  public void begins(String file, long firstNumber) {
    places.begins(file, firstNumber);
  }

  @Override
  public void accept(InputRecord record) throws IOException {
    records++;
    taker.accept(record);
  }

  @Override
  public void refused(String file, long record, String why) {
    refused++;
    failures.add(places.numberOf(record), "not taken, " + why);
    if (refused <= MAX_MESSAGES) {
      terminal.message(file + ", record " + record + ": not taken, " + why);
    }
  }

  @Override
  public void waitsFor(String pipe) {
    terminal.message("waiting for " + pipe + ": nothing has been written to it yet");
  }

  @Override
  public void skipped() {
    skipped++;
  }
}

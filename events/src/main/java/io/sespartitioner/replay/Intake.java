package io.sespartitioner.replay;

import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.input.InputRecord;
import io.sespartitioner.replay.relay.Taker;
import io.sespartitioner.replay.report.Tally.LeftOut;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.IOException;
import java.nio.file.Path;

/** Takes records from the inputs, counts them, and passes them on. */
final class Intake implements InputReceiver {

  private static final int MAX_MESSAGES = 20;

  private final Taker<InputRecord> taker;
  private final Places places;
  private final Terminal terminal;
  private long records;
  private long refused;
  private long skipped;

  Intake(Taker<InputRecord> taker, Places places, Terminal terminal) {
    this.taker = taker;
    this.places = places;
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
  public void begins(Path file, long firstNumber) {
    places.begins(file, firstNumber);
  }

  @Override
  public void accept(InputRecord record) throws IOException {
    records++;
    taker.accept(record);
  }

  @Override
  public void refused(Path file, long record, long bytes) {
    refused++;
    if (refused <= MAX_MESSAGES) {
      terminal.message(
          file
              + ", record "
              + record
              + ": not taken, it has "
              + bytes
              + " bytes and a Firehose record at most "
              + FirehoseRecord.MAX_BYTES);
    }
  }

  @Override
  public void skipped() {
    skipped++;
  }
}

package io.sespartitioner.replay;

import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.input.InputRecord;
import io.sespartitioner.replay.report.Tally.LeftOut;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.RecordSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/** Takes records from the inputs, gives them their arrival time, and counts them. */
final class Intake implements InputReceiver {

  private static final int MAX_MESSAGES = 20;

  private final ToLongFunction<byte[]> arrivalMillis;
  private final RecordSink sink;
  private final Places places;
  private final Terminal terminal;
  private long records;
  private long refused;
  private long skipped;

  Intake(ToLongFunction<byte[]> arrivalMillis, RecordSink sink, Places places, Terminal terminal) {
    this.arrivalMillis = arrivalMillis;
    this.sink = sink;
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
    byte[] payload = record.payload();
    sink.accept(new FirehoseRecord(record.number(), arrivalMillis.applyAsLong(payload), payload));
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
              + " bytes and a Firehose record at most 1024000");
    }
  }

  @Override
  public void skipped() {
    skipped++;
  }
}

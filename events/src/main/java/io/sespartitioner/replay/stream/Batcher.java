package io.sespartitioner.replay.stream;

import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.BatchProcessor.InvocationSize;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers records into batches for the processor: by decoded size, by arrival time, and never more
 * than one invocation request can hold.
 */
final class Batcher {

  /** The most that a synchronous Lambda request may hold (AWS Lambda quota). */
  private static final long REQUEST_BYTES = 6_291_556;

  /** Firehose names no such limit; it keeps the answer for very small records under 6 MB, too. */
  private static final int MAX_RECORDS = 10_000;

  private final BufferHints hints;
  private List<FirehoseRecord> records = new ArrayList<>();
  private long bytes;
  private long requestBytes = InvocationSize.EMPTY;

  Batcher(BufferHints hints) {
    this.hints = hints;
  }

  /** The batch that has to be handed on before the record can be added, if any. */
  Optional<Batch> beforeAdding(FirehoseRecord record) {
    if (records.isEmpty()) {
      return Optional.empty();
    }
    long intervalEnds = records.get(0).arrivalMillis() + hints.interval().toMillis();
    if (record.arrivalMillis() >= intervalEnds) {
      return Optional.of(close(intervalEnds));
    }
    boolean full =
        bytes + record.payload().length > hints.bytes()
            || requestBytes + InvocationSize.of(record) > REQUEST_BYTES
            || records.size() == MAX_RECORDS;
    return full ? Optional.of(close(record.arrivalMillis())) : Optional.empty();
  }

  void add(FirehoseRecord record) {
    records.add(record);
    bytes += record.payload().length;
    requestBytes += InvocationSize.of(record);
  }

  /** The last batch, at the end of the input. */
  Optional<Batch> last() {
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(close(records.get(0).arrivalMillis() + hints.interval().toMillis()));
  }

  private Batch close(long atMillis) {
    Batch batch = new Batch(records, atMillis);
    records = new ArrayList<>();
    bytes = 0;
    requestBytes = InvocationSize.EMPTY;
    return batch;
  }
}

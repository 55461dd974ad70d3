package io.sespartitioner.replay.stream;

import java.io.IOException;
import java.util.List;

/** Works out the partition keys of a batch. Is called by one thread at a time. */
public interface BatchProcessor extends AutoCloseable {

  /**
   * The outcomes of the batch's records, in their order.
   *
   * @throws IOException if something outside the processor fails
   */
  List<Outcome> process(Batch batch) throws IOException;

  /** Ends its threads. */
  @Override
  default void close() {}

  /**
   * The records that go to the processor together, in order of arrival.
   *
   * @param records at least one
   * @param closedAtMillis when the batch was handed on, in milliseconds since 1970, by the
   *     simulated clock
   */
  public record Batch(List<FirehoseRecord> records, long closedAtMillis) {

    /** Copies the list. */
    public Batch {
      records = List.copyOf(records);
    }
  }
}

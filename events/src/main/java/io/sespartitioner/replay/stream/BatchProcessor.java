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

  /** How long the JSON of an invocation gets, rounded up. */
  public static final class InvocationSize {

    /** Without records. */
    static final long EMPTY = 1_000;

    private static final long AROUND_DATA = 140;

    private InvocationSize() {}

    /** That of an invocation with these records, in bytes. */
    public static long of(List<FirehoseRecord> records) {
      return EMPTY + records.stream().mapToLong(InvocationSize::of).sum();
    }

    /** What a record adds, in bytes: its data as base64, and what is around it. */
    static long of(FirehoseRecord record) {
      return AROUND_DATA + (record.payload().length + 2) / 3 * 4L;
    }
  }
}

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
}

package io.sespartitioner.replay.stream;

import io.sespartitioner.replay.folder.ObjectContent.ContentMemory;
import io.sespartitioner.replay.folder.ObjectWriter;
import io.sespartitioner.replay.folder.ObjectWriter.ObjectTotals;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.relay.Workers;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * A delivery stream with dynamic partitioning whose bucket is a folder. Records must come in order
 * of arrival, since their arrival times are its clock.
 *
 * <p>One batch is with the processor while the next is gathered and the last is filed. Not
 * thread-safe.
 */
public final class DeliveryStream implements Sink<FirehoseRecord>, AutoCloseable {

  /** What all buffers together keep in memory. */
  private static final long MEMORY_BYTES = 48L * 1024 * 1024;

  private static final int WRITER_THREADS = 2;

  private final Batcher batcher;
  private final BatchProcessor processor;
  private final Delivery delivery;
  private final ObjectWriter writer;
  private final Workers processing = new Workers("processor", 1);
  private Optional<Pending> pending = Optional.empty();

  /**
   * A stream.
   *
   * @param processorBuffers buffer hints of the processor
   * @param folder where objects are made
   * @param random where object names get their UUIDs
   * @param observer is told of everything
   */
  public DeliveryStream(
      StreamSettings settings,
      BufferHints processorBuffers,
      BatchProcessor processor,
      WorkFolder folder,
      RandomSource random,
      Observer observer) {
    ContentMemory memory = new ContentMemory(MEMORY_BYTES);
    this.batcher = new Batcher(processorBuffers);
    this.processor = processor;
    this.writer = new ObjectWriter(folder, memory, WRITER_THREADS);
    this.delivery = new Delivery(settings, folder, writer, memory, random, observer);
  }

  @Override
  public void accept(FirehoseRecord record) throws IOException {
    Optional<Batch> batch = batcher.beforeAdding(record);
    if (batch.isPresent()) {
      process(batch.get());
    }
    batcher.add(record);
  }

  /**
   * Processes what is left, and writes all objects.
   *
   * @throws IOException if they can't be written, or anything that was filed is not in them
   */
  public void finish() throws IOException {
    Optional<Batch> last = batcher.last();
    if (last.isPresent()) {
      process(last.get());
    }
    settle();
    delivery.closeAll();
    checkThatNothingIsLost(delivery.filed(), writer.finish());
  }

  /** Ends the threads; without {@link #finish} before, objects are left incomplete. */
  @Override
  public void close() {
    processing.close();
    processor.close();
    writer.close();
  }

  private static void checkThatNothingIsLost(ObjectTotals filed, ObjectTotals written)
      throws IOException {
    if (!written.equals(filed)) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%,d objects with %,d bytes were filed, but %,d with %,d were written; please report"
                  + " this",
              filed.objects(),
              filed.bytes(),
              written.objects(),
              written.bytes()));
    }
  }

  private void process(Batch batch) throws IOException {
    Future<List<Outcome>> outcomes = processing.submit(() -> processor.process(batch));
    settle();
    pending = Optional.of(new Pending(batch, outcomes));
  }

  /** Files the batch that was given to the processor before. */
  private void settle() throws IOException {
    if (pending.isPresent()) {
      Pending settled = pending.get();
      pending = Optional.empty();
      delivery.deliver(settled.batch, Workers.await(settled.outcomes, "processing a batch"));
    }
  }

  private record Pending(Batch batch, Future<List<Outcome>> outcomes) {}

  /** Is told what the delivery stream does, as it happens. */
  public interface Observer {

    /** A record went into the buffer of a partition. */
    void delivered(FirehoseRecord record, PartitionId partition, int bytes);

    /** A record was dropped. */
    void dropped(FirehoseRecord record);

    /**
     * A record went to the error output.
     *
     * @param prefix the evaluated error prefix
     * @param bytes length of its line there
     */
    void failed(FirehoseRecord record, Failure failure, String prefix, int bytes);

    /** An object of a partition is complete; its prefix was reported with its records. */
    void deliveredObjectClosed(String prefix);

    /** An object of error output is complete; its prefix was reported with its records. */
    void errorObjectClosed(String prefix);

    /**
     * A partition became active.
     *
     * @param active how many are now
     * @param atMillis the simulated time, in milliseconds since 1970
     */
    void partitionOpened(int active, long atMillis);

    /**
     * A partition.
     *
     * @param prefix the evaluated prefix
     * @param keys the partition keys that it was evaluated with
     */
    record PartitionId(String prefix, Map<String, String> keys) {}
  }
}

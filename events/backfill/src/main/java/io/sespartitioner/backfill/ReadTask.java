package io.sespartitioner.backfill;

import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.input.InputRecord;
import io.sespartitioner.replay.relay.Sink;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/** Reads slices of the input, and decides each record. */
final class ReadTask implements PairFlatMapFunction<Iterator<List<Slice>>, FilingKey, byte[]> {

  @Serial private static final long serialVersionUID = 1L;

  private final Job job;
  private final Broadcast<SerializableConfiguration> configuration;

  ReadTask(Job job, Broadcast<SerializableConfiguration> configuration) {
    this.job = job;
    this.configuration = configuration;
  }

  @Override
  public Iterator<Tuple2<FilingKey, byte[]>> call(Iterator<List<Slice>> work) {
    Pipe<Tuple2<FilingKey, byte[]>> pipe =
        new Pipe<>("reading", line -> line._2().length, lines -> read(work, lines));
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> pipe.close());
    return pipe;
  }

  private void read(Iterator<List<Slice>> work, Sink<Tuple2<FilingKey, byte[]>> lines)
      throws IOException {
    SliceReader reader = new SliceReader(configuration.value().value(), job.kind());
    Records records = new Records(lines);
    while (work.hasNext()) {
      for (Slice slice : work.next()) {
        records.slice = slice;
        reader.read(slice, records);
      }
    }
    records.finish();
  }

  /** Decides records, and at the end tells how many there were. */
  private final class Records implements InputReceiver, Decider.Verdicts {

    private final Sink<Tuple2<FilingKey, byte[]>> lines;
    private final Decider decider = new Decider(job, this);
    private Slice slice;
    private long count;
    private long dropped;
    private long refused;
    private long skipped;

    Records(Sink<Tuple2<FilingKey, byte[]>> lines) {
      this.lines = lines;
    }

    void finish() throws IOException {
      FilingKey key = FilingKey.fact(Intake.FACT, slice.file(), slice.start());
      Intake intake = new Intake(count, dropped, decider.fallbacks(), refused, skipped);
      lines.accept(new Tuple2<>(key, intake.toBytes()));
    }

    @Override
    public void accept(InputRecord record) throws IOException {
      count++;
      decider.decide(record.payload(), slice.file(), slice.start() + record.number());
    }

    @Override
    public void refused(String file, long record, String why) {
      refused++;
    }

    @Override
    public void skipped() {
      skipped++;
    }

    @Override
    public void filed(FilingKey key, byte[] line) throws IOException {
      lines.accept(new Tuple2<>(key, job.dryRun() ? lengthOnly(line) : line));
    }

    @Override
    public void dropped() {
      dropped++;
    }
  }

  private static byte[] lengthOnly(byte[] line) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(line.length).array();
  }
}

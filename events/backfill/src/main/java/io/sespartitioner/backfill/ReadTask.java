package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Decider.Filed;
import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.backfill.Slicing.Slice;
import io.sespartitioner.replay.input.Found;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.ReportCounts;
import io.sespartitioner.replay.report.ReportCounts.Count;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
        records.begin(slice);
        records.counts.add(reader.read(slice, records.decider.selection(), records));
        records.task.sliceRead(slice, records.count);
      }
    }
    records.finish();
  }

  /** Decides records, and at the end tells how many there were. */
  private final class Records implements Sink<Found> {

    private final Sink<Tuple2<FilingKey, byte[]>> lines;
    private final Decider decider = new Decider(job);
    private final TaskCounts task = new TaskCounts();
    private final ReportCounts counts = task.counts();
    private Slice slice;
    private long count;

    Records(Sink<Tuple2<FilingKey, byte[]>> lines) {
      this.lines = lines;
    }

    void begin(Slice next) {
      slice = next;
      count = 0;
    }

    void finish() throws IOException {
      counts.add(Count.FALLBACK, decider.fallbacks());
      counts.add(Count.UNDATED, decider.undated());
      decider.decided().forEach(counts::decided);
      FilingKey key = FilingKey.fact(slice.file(), slice.start());
      lines.accept(new Tuple2<>(key, task.toBytes()));
    }

    @Override
    public void accept(Found found) throws IOException {
      count++;
      if (found instanceof Found.Taken record) {
        decide(record);
      } else if (found instanceof Found.Refused what) {
        counts.add(Count.REFUSED, 1);
        task.refused(slice, count, "not taken, " + what.why());
      } else {
        counts.add(Count.SKIPPED, 1);
      }
    }

    private void decide(Found.Taken record) throws IOException {
      counts.add(Count.RECORDS, 1);
      long place = slice.start() + record.number() - 1;
      Optional<Filed> filed = decider.decide(record.payload(), record.event(), slice.file(), place);
      if (filed.isEmpty()) {
        counts.add(Count.DROPPED, 1);
      } else {
        if (filed.get().key().kind() == Kind.ERROR) {
          counts.examineFailed(record.payload());
        }
        file(filed.get().key(), filed.get().line());
      }
    }

    private void file(FilingKey key, byte[] line) throws IOException {
      if (key.kind() == Kind.DELIVERED) {
        counts.senders().add(decider.facts(), decider.sender(key));
      } else {
        task.failed(slice, count, key.reason());
      }
      lines.accept(new Tuple2<>(key, job.dryRun() ? lengthOnly(line) : line));
    }
  }

  private static byte[] lengthOnly(byte[] line) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(line.length).array();
  }
}

package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.backfill.Job.Limits;
import io.sespartitioner.replay.report.ReportCounts.PartitionCounts;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Counts the lines of one task, in whatever order they come, for a run that files nothing. */
final class CountTask
    implements FlatMapFunction<Iterator<Tuple2<FilingKey, byte[]>>, CountTask.Counted> {

  @Serial private static final long serialVersionUID = 1L;

  private final Job job;

  CountTask(Job job) {
    this.job = job;
  }

  /** What goes to one folder: how much, and when the first and the last of it arrived. */
  private record Share(FilingKey key, long bytes, long first, long last) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    Share with(Share other) {
      return new Share(
          key, bytes + other.bytes, Math.min(first, other.first), Math.max(last, other.last));
    }

    /**
     * How many objects it becomes: exactly, if that is one; otherwise about, for where each ends
     * depends on its lines in order.
     */
    long objects(Limits limits) {
      long bySize = (bytes + limits.bytes() - 1) / limits.bytes();
      return Math.max(Math.max(1, bySize), (last - first) / limits.millis() + 1);
    }
  }

  /** What one task, or several, counted. */
  static final class Counted implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    private final TaskCounts counts = new TaskCounts();
    private final HashMap<FilingKey, Share> shares = new HashMap<>();

    private void add(Share share) {
      shares.merge(share.key(), share, Share::with);
    }

    void merge(Counted other) {
      counts.merge(other.counts);
      other.shares.values().forEach(this::add);
    }

    /** All counts, with the objects that there would be. */
    TaskCounts withObjects(Job job) {
      LineCounts lines = new LineCounts(job, counts);
      for (Share share : shares.values()) {
        PartitionCounts partition = lines.partition(share.key());
        for (long left = share.objects(job.limits()); left > 0; left--) {
          partition.addObject();
        }
      }
      return counts;
    }
  }

  @Override
  public Iterator<Counted> call(Iterator<Tuple2<FilingKey, byte[]>> lines) throws IOException {
    Counted counted = new Counted();
    LineCounts counts = new LineCounts(job, counted.counts);
    Map<FilingKey, PartitionCounts> partitions = new HashMap<>();
    while (lines.hasNext()) {
      Tuple2<FilingKey, byte[]> line = lines.next();
      FilingKey key = line._1();
      if (key.kind() == Kind.FACT) {
        counts.addFacts(line._2());
        continue;
      }
      long bytes = ByteBuffer.wrap(line._2()).getInt();
      // Of a partition, all lines have the same values.
      FilingKey folder = key.startOfFolder();
      PartitionCounts partition = partitions.computeIfAbsent(folder, any -> counts.partition(key));
      counts.add(partition, key, bytes);
      counted.add(new Share(folder, bytes, key.arrivalMillis(), key.arrivalMillis()));
    }
    return List.of(counted).iterator();
  }
}

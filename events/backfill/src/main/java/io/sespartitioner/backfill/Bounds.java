package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.backfill.Sample.SampledRecord;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Partitioner;

/**
 * Which task files which records: each task takes those from its bound on, up to the next task's.
 */
final class Bounds extends Partitioner {

  @Serial private static final long serialVersionUID = 1L;

  private final FilingKey[] bounds;

  /**
   * Bounds by which each task gets about the same number of bytes, as a sample tells.
   *
   * @param objectBytes how much one object may hold
   */
  static Bounds of(List<SampledRecord> sample, long objectBytes) {
    return new Bounds(new ShareOut(sample, objectBytes).bounds());
  }

  /**
   * So many tasks and one more.
   *
   * @param bounds the first key of each task but the first, in order
   */
  Bounds(List<FilingKey> bounds) {
    this.bounds = bounds.toArray(FilingKey[]::new);
  }

  @Override
  public int numPartitions() {
    return bounds.length + 1;
  }

  @Override
  public int getPartition(Object element) {
    FilingKey key = (FilingKey) element;
    if (key.kind() == Kind.FACT) {
      return Math.floorMod(31 * key.file() + Long.hashCode(key.place()), numPartitions());
    }
    int low = 0;
    int high = bounds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bounds[middle].compareTo(key) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The first key that goes to this task; empty for the first task, which has no bound. */
  Optional<FilingKey> first(int task) {
    return task == 0 ? Optional.empty() : Optional.of(bounds[task - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bounds that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /**
   * Shares records out to tasks, by a sample: each task gets about the same number of bytes. A
   * folder goes to one task whole unless it alone is too much; then it is divided by arrival. So no
   * task depends on the share of the largest sender. It is divided at round times, on which another
   * sample agrees: where an object ends must not depend on what else the input holds.
   */
  private static final class ShareOut {

    /** What one task files at least, before compression, if there is so much. */
    private static final long TASK_BYTES = 64L * 1024 * 1024;

    /** And at most, however large an object may be. */
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    /** A sample errs: so much less is put in a part that is to become one object. */
    private static final double CAUTION = 0.85;

    private final List<SampledRecord> sample;
    private final long partBytes;
    private final List<FilingKey> bounds = new ArrayList<>();
    private long taskBytes;

    ShareOut(List<SampledRecord> sample, long objectBytes) {
      this.sample = sample.stream().sorted(Comparator.comparing(SampledRecord::key)).toList();
      this.partBytes = (long) (CAUTION * Math.max(TASK_BYTES, Math.min(MAX_BYTES, objectBytes)));
    }

    List<FilingKey> bounds() {
      int from = 0;
      while (from < sample.size()) {
        int to = from + 1;
        while (to < sample.size() && sample.get(to).key().sameFolder(sample.get(from).key())) {
          to++;
        }
        addFolder(sample.subList(from, to));
        from = to;
      }
      return bounds;
    }

    private void addFolder(List<SampledRecord> folder) {
      long bytes = folder.stream().mapToLong(SampledRecord::bytes).sum();
      if (taskBytes > 0 && taskBytes + bytes > partBytes) {
        beginTask(folder.get(0).key().startOfFolder());
      }
      divide(folder, bytes);
    }

    private void divide(List<SampledRecord> records, long bytes) {
      FilingKey first = records.get(0).key();
      FilingKey last = records.get(records.size() - 1).key();
      if (bytes <= partBytes || first.equals(last)) {
        taskBytes += bytes;
        return;
      }
      FilingKey middle =
          first.sameTime(last)
              ? records.get(records.size() / 2).key()
              : last.startOfTime(roundest(first.arrivalMillis(), last.arrivalMillis()));
      int at = 0;
      long before = 0;
      for (; records.get(at).key().compareTo(middle) < 0; at++) {
        before += records.get(at).bytes();
      }
      divide(records.subList(0, at), before);
      beginTask(middle);
      divide(records.subList(at, records.size()), bytes - before);
    }

    /** Of the times after the first, up to the second, the one with the most zeros at its end. */
    private static long roundest(long first, long second) {
      return second & -Long.highestOneBit(first ^ second);
    }

    private void beginTask(FilingKey first) {
      bounds.add(first);
      taskBytes = 0;
    }
  }
}

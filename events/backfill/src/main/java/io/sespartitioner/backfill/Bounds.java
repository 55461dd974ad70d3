package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.Partitioner;

/**
 * Which task files which records: each task takes those from its bound on, up to the next task's.
 */
final class Bounds extends Partitioner {

  @Serial private static final long serialVersionUID = 1L;

  private final FilingKey[] bounds;

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

  @Override
  public boolean equals(Object other) {
    return other instanceof Bounds that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }
}

package io.sespartitioner.replay.order;

import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Puts records in order of arrival, those of one arrival time in order of the input: an external
 * merge sort. What doesn't fit in memory goes to sorted runs on disk, which are merged at the end.
 */
public final class ArrivalOrder implements Sink<FirehoseRecord> {

  static final Comparator<FirehoseRecord> ORDER =
      Comparator.comparingLong(FirehoseRecord::arrivalMillis)
          .thenComparingLong(FirehoseRecord::number);

  /**
   * What a record takes in memory beside its payload, roughly: most of it is what its event says.
   */
  private static final int OVERHEAD_BYTES = 256;

  /** Runs that are merged at a time: this many files are open. */
  private static final int MAX_OPEN_RUNS = 64;

  private final Path folder;
  private final long memoryBytes;
  private List<FirehoseRecord> inMemory = new ArrayList<>();
  private long bytesInMemory;
  private final List<SortedRun> runs = new ArrayList<>();

  /**
   * An order that keeps its runs in the folder.
   *
   * @param memoryBytes how much to keep in memory
   */
  public ArrivalOrder(Path folder, long memoryBytes) {
    this.folder = folder;
    this.memoryBytes = memoryBytes;
  }

  @Override
  public void accept(FirehoseRecord record) throws IOException {
    inMemory.add(record);
    bytesInMemory += record.payload().length + OVERHEAD_BYTES;
    if (bytesInMemory >= memoryBytes) {
      spill();
    }
  }

  /** Hands all records on, in order of arrival, and deletes the runs. */
  public void drainTo(Sink<FirehoseRecord> sink) throws IOException {
    if (runs.isEmpty()) {
      inMemory.sort(ORDER);
      for (FirehoseRecord record : inMemory) {
        sink.accept(record);
      }
      inMemory.clear();
      return;
    }
    if (!inMemory.isEmpty()) {
      spill();
    }
    while (runs.size() > MAX_OPEN_RUNS) {
      mergeOldestRuns();
    }
    RunMerge.merge(runs, sink);
    runs.clear();
  }

  private void spill() throws IOException {
    inMemory.sort(ORDER);
    List<FirehoseRecord> sorted = inMemory;
    runs.add(
        SortedRun.write(
            folder,
            run -> {
              for (FirehoseRecord record : sorted) {
                run.accept(record);
              }
            }));
    inMemory = new ArrayList<>();
    bytesInMemory = 0;
  }

  private void mergeOldestRuns() throws IOException {
    List<SortedRun> oldest = List.copyOf(runs.subList(0, MAX_OPEN_RUNS));
    SortedRun merged = SortedRun.write(folder, run -> RunMerge.merge(oldest, run));
    runs.subList(0, MAX_OPEN_RUNS).clear();
    runs.add(merged);
  }

  /** Merges runs into one order and deletes them. */
  static final class RunMerge {

    private RunMerge() {}

    static void merge(List<SortedRun> runs, Sink<FirehoseRecord> sink) throws IOException {
      List<Head> heads = new ArrayList<>();
      try {
        for (SortedRun run : runs) {
          heads.add(new Head(run));
        }
        merge(new PriorityQueue<>(heads), sink);
      } finally {
        for (Head head : heads) {
          head.close();
        }
      }
      for (SortedRun run : runs) {
        run.delete();
      }
    }

    private static void merge(PriorityQueue<Head> queue, Sink<FirehoseRecord> sink)
        throws IOException {
      while (!queue.isEmpty()) {
        Head head = queue.remove();
        sink.accept(head.first);
        if (head.next()) {
          queue.add(head);
        }
      }
    }

    /** A run and its first record that hasn't been taken yet. */
    private static final class Head implements Comparable<Head>, Closeable {

      private static final Comparator<Head> BY_FIRST =
          Comparator.comparing(head -> head.first, ArrivalOrder.ORDER);

      private final DataInputStream in;
      private long left;
      private FirehoseRecord first;

      Head(SortedRun run) throws IOException {
        this.in = run.open();
        this.left = run.count() - 1;
        this.first = SortedRun.read(in);
      }

      boolean next() throws IOException {
        if (left == 0) {
          return false;
        }
        left--;
        first = SortedRun.read(in);
        return true;
      }

      @Override
      public int compareTo(Head other) {
        return BY_FIRST.compare(this, other);
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    }
  }
}

package io.sespartitioner.replay.order;

import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts records in order of arrival, those of one arrival time in order of the input: an external
 * merge sort. What doesn't fit in memory goes to sorted runs on disk, which are merged at the end.
 */
public final class ArrivalOrder implements Sink<FirehoseRecord> {

  static final Comparator<FirehoseRecord> ORDER =
      Comparator.comparingLong(FirehoseRecord::arrivalMillis)
          .thenComparingLong(FirehoseRecord::number);

  /** What a record takes in memory beside its payload, roughly. */
  private static final int OVERHEAD_BYTES = 64;

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
}

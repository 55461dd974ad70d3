package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Slicing.Slice;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.report.ReportCounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/**
 * What one task counts, and then all tasks together: what the report has, and where the first
 * failing records stood. What a task counts of records that it reads goes the way of the records,
 * so it is counted once however often a task is tried. Not thread-safe.
 */
final class TaskCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final ReportCounts counts = new ReportCounts();
  private final FailedInput.First<Place> failed = new FailedInput.First<>();
  private final FailedInput.First<Place> refused = new FailedInput.First<>();

  /** Only of files that are read in several slices. */
  private final TreeMap<Place, Long> recordsOfSlices = new TreeMap<>();

  /**
   * Where a record stands.
   *
   * @param start where its slice starts in the file
   * @param number the record's in the slice, from 1; 0 for the slice
   */
  private record Place(int file, long start, long number, String uri)
      implements Comparable<Place>, Serializable {

    @Serial private static final long serialVersionUID = 1L;

    static Place of(Slice slice, long number) {
      return new Place(slice.file(), slice.start(), number, slice.uri());
    }

    @Override
    public int compareTo(Place other) {
      int order = Integer.compare(file, other.file);
      order = order == 0 ? Long.compare(start, other.start) : order;
      return order == 0 ? Long.compare(number, other.number) : order;
    }
  }

  /** What the report has. */
  ReportCounts counts() {
    return counts;
  }

  /** Notes a record that failed, by its number in the slice, from 1. */
  void failed(Slice slice, long number, String reason) {
    failed.add(Place.of(slice, number), reason);
  }

  /** Notes a record that was not taken, by its number in the slice, from 1. */
  void refused(Slice slice, long number, String reason) {
    failed(slice, number, reason);
    refused.add(Place.of(slice, number), reason);
  }

  /** Notes how many records a slice has, so that those of the next can be numbered. */
  void sliceRead(Slice slice, long records) {
    if (slice.cut()) {
      recordsOfSlices.put(Place.of(slice, 0), records);
    }
  }

  /** The first records that failed or were refused, in order of the input. */
  List<FailedInput> failedInputs() {
    return failed.at(this::input);
  }

  /** The first that were refused, in order of the input. */
  List<FailedInput> refused() {
    return refused.at(this::input);
  }

  private FailedInput input(Place place, String reason) {
    long before =
        recordsOfSlices
            .subMap(new Place(place.file, 0, 0, ""), new Place(place.file, place.start, 0, ""))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    return new FailedInput(SliceReader.name(place.uri), before + place.number, reason);
  }

  /** Adds those of another task. */
  void merge(TaskCounts other) {
    counts.merge(other.counts);
    failed.merge(other.failed);
    refused.merge(other.refused);
    recordsOfSlices.putAll(other.recordsOfSlices);
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    }
    return bytes.toByteArray();
  }

  static TaskCounts of(byte[] bytes) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (TaskCounts) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Counts have only classes that are there", e);
    }
  }
}

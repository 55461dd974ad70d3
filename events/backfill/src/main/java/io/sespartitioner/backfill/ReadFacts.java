package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Slicing.Slice;
import io.sespartitioner.replay.input.InputBytes;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.senders.SenderTally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a task has to tell of the records that it read: how many there were, what became of those
 * that are not filed, how each sender's mail did, and where the first failing ones stood. It goes
 * the way of the records, so it is counted once however often a task is tried. Not thread-safe.
 */
final class ReadFacts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Counts counts = new Counts();
  private final TreeSet<Failing> failing = new TreeSet<>();
  private final TreeSet<Failing> refused = new TreeSet<>();
  private final TreeMap<SliceStart, Long> cutSlices = new TreeMap<>();
  private transient SenderTally senders = new SenderTally();

  /** Numbers of records. */
  static final class Counts implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** That were decided. */
    long records;

    /** Of those, that are forgotten. */
    long dropped;

    /** Of those, that took an {@code otherwise}. */
    long fallback;

    /** Of those, that are delivered without a time of their own. */
    long undated;

    /** That Firehose would not take for their length, and what no event can be taken out of. */
    long refused;

    /** That are left out on request, since they are no error output. */
    long skipped;

    /** Where the bytes are that were read. */
    InputBytes bytes = InputBytes.NONE;

    private void add(Counts other) {
      bytes = bytes.plus(other.bytes);
      records += other.records;
      dropped += other.dropped;
      fallback += other.fallback;
      undated += other.undated;
      refused += other.refused;
      skipped += other.skipped;
    }
  }

  private record SliceStart(int file, long start) implements Comparable<SliceStart>, Serializable {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public int compareTo(SliceStart other) {
      int order = Integer.compare(file, other.file);
      return order == 0 ? Long.compare(start, other.start) : order;
    }
  }

  private record Failing(SliceStart slice, String uri, long number, String reason)
      implements Comparable<Failing>, Serializable {

    @Serial private static final long serialVersionUID = 1L;

    static Failing at(Slice slice, long number, String reason) {
      return new Failing(new SliceStart(slice.file(), slice.start()), slice.uri(), number, reason);
    }

    private static final Comparator<Failing> ORDER =
        Comparator.comparing(Failing::slice).thenComparingLong(Failing::number);

    @Override
    public int compareTo(Failing other) {
      return ORDER.compare(this, other);
    }
  }

  Counts counts() {
    return counts;
  }

  SenderTally senders() {
    return senders;
  }

  /** Notes a record that failed, by its number in the slice, from 1. */
  void failed(Slice slice, long number, String reason) {
    keep(failing, Failing.at(slice, number, reason));
  }

  /** Notes a record that was not taken, by its number in the slice, from 1. */
  void refused(Slice slice, long number, String reason) {
    failed(slice, number, reason);
    keep(refused, Failing.at(slice, number, reason));
  }

  private static void keep(NavigableSet<Failing> first, Failing one) {
    first.add(one);
    if (first.size() > FailedInput.MOST) {
      first.pollLast();
    }
  }

  /** Notes how many records a slice has, so that those of the next can be numbered. */
  void sliceRead(Slice slice, long records) {
    if (slice.cut()) {
      cutSlices.put(new SliceStart(slice.file(), slice.start()), records);
    }
  }

  /** The first records that failed or were refused, in order of the input. */
  List<FailedInput> failedInputs() {
    return places(failing);
  }

  /** The first that were refused, in order of the input. */
  List<FailedInput> refused() {
    return places(refused);
  }

  private List<FailedInput> places(Set<Failing> first) {
    return first.stream()
        .map(one -> new FailedInput(SliceReader.name(one.uri), number(one), one.reason))
        .toList();
  }

  private long number(Failing one) {
    SortedMap<SliceStart, Long> before =
        cutSlices.subMap(new SliceStart(one.slice.file, 0), one.slice);
    return one.number + before.values().stream().mapToLong(Long::longValue).sum();
  }

  void add(ReadFacts other) {
    counts.add(other.counts);
    other.failing.forEach(one -> keep(failing, one));
    other.refused.forEach(one -> keep(refused, one));
    for (Map.Entry<SliceStart, Long> slice : other.cutSlices.entrySet()) {
      cutSlices.put(slice.getKey(), slice.getValue());
    }
    senders.merge(other.senders);
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    }
    return bytes.toByteArray();
  }

  static ReadFacts of(byte[] bytes) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (ReadFacts) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Facts have only classes that are there", e);
    }
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    byte[] tally = senders.toBytes();
    out.writeInt(tally.length);
    out.write(tally);
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    senders = SenderTally.of(in.readNBytes(in.readInt()));
  }
}

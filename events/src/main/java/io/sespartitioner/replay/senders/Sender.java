package io.sespartitioner.replay.senders;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.PackedHistogram;

/** What is counted of one sender. */
final class Sender {

  /** SES gives up after 14 hours, or what the sender set; two weeks are more than enough. */
  private static final long MAX_MILLIS = 14L * 24 * 60 * 60 * 1000;

  private static final int DIGITS = 2;

  /** SES has some 15 sub-types, and servers use a dozen status codes with each at most. */
  private static final int MAX_REASONS = 200;

  private static final int MAX_REASON_CHARS = 100;

  private final Map<Metric, Distinct> counts = new EnumMap<>(Metric.class);
  private final Map<String, Distinct> bounceReasons = new TreeMap<>();
  private final Days days = new Days();
  private PackedHistogram millis = histogram();
  private long kept;

  private static PackedHistogram histogram() {
    return new PackedHistogram(1, MAX_MILLIS, DIGITS);
  }

  /** Counts a fact; false if it was counted before, as far as that is known. */
  boolean add(Metric metric, long hash) {
    return add(counts.computeIfAbsent(metric, any -> new Distinct()), hash);
  }

  /** Counts why a recipient bounced. */
  void bounced(String reason, long hash) {
    add(reason(reason), hash);
  }

  private boolean add(Distinct count, long hash) {
    int before = count.kept();
    boolean isNew = count.add(hash);
    kept += count.kept() - before;
    return isNew;
  }

  private Distinct reason(String text) {
    String reason = text.substring(0, Math.min(text.length(), MAX_REASON_CHARS));
    boolean known = bounceReasons.size() < MAX_REASONS || bounceReasons.containsKey(reason);
    return bounceReasons.computeIfAbsent(
        known ? reason : SenderCounts.OTHERS, any -> new Distinct());
  }

  /** Notes how long a recipient waited. */
  void waited(long waitedMillis) {
    millis.recordValue(Math.max(0, Math.min(waitedMillis, MAX_MILLIS)));
  }

  Days days() {
    return days;
  }

  /** How many facts are kept. */
  long kept() {
    return kept;
  }

  /** How much is counted in all. */
  long volume() {
    return counts.values().stream().mapToLong(Distinct::count).sum();
  }

  /** Gives up the facts of the largest counts, so that at most so many are left of each. */
  void blurAbove(int most) {
    Stream.concat(counts.values().stream(), bounceReasons.values().stream())
        .filter(count -> count.kept() > most)
        .forEach(Distinct::blur);
    countKept();
  }

  void merge(Sender other) {
    other.counts.forEach(
        (metric, count) -> counts.computeIfAbsent(metric, any -> new Distinct()).merge(count));
    other.bounceReasons.forEach((reason, count) -> reason(reason).merge(count));
    days.merge(other.days);
    millis.add(other.millis);
    countKept();
  }

  private void countKept() {
    kept =
        Stream.concat(counts.values().stream(), bounceReasons.values().stream())
            .mapToLong(Distinct::kept)
            .sum();
  }

  Senders.Figures figures(String name) {
    Map<Metric, Long> figures = new EnumMap<>(Metric.class);
    counts.forEach((metric, count) -> figures.put(metric, count.count()));
    Map<String, Long> reasons = new TreeMap<>();
    bounceReasons.forEach((reason, count) -> reasons.put(reason, count.count()));
    boolean exact = counts.values().stream().allMatch(Distinct::isExact);
    return new Senders.Figures(
        name, figures, exact, percentile(50), percentile(95), reasons, days.counts());
  }

  private OptionalLong percentile(double percent) {
    return millis.getTotalCount() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(millis.getValueAtPercentile(percent));
  }

  /** Writes all but the days, which only the run that shows them counts. */
  void write(DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<Metric, Distinct> count : counts.entrySet()) {
      out.writeUTF(count.getKey().name());
      count.getValue().write(out);
    }
    out.writeInt(bounceReasons.size());
    for (Map.Entry<String, Distinct> reason : bounceReasons.entrySet()) {
      out.writeUTF(reason.getKey());
      reason.getValue().write(out);
    }
    ByteBuffer buffer = ByteBuffer.allocate(millis.getNeededByteBufferCapacity());
    int length = millis.encodeIntoByteBuffer(buffer);
    out.writeInt(length);
    out.write(buffer.array(), 0, length);
  }

  static Sender read(DataInput in) throws IOException {
    Sender sender = new Sender();
    int metrics = in.readInt();
    for (int i = 0; i < metrics; i++) {
      sender.counts.put(Metric.valueOf(in.readUTF()), Distinct.read(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      sender.bounceReasons.put(in.readUTF(), Distinct.read(in));
    }
    byte[] encoded = new byte[in.readInt()];
    in.readFully(encoded);
    sender.millis = PackedHistogram.decodeFromByteBuffer(ByteBuffer.wrap(encoded), MAX_MILLIS);
    sender.countKept();
    return sender;
  }
}

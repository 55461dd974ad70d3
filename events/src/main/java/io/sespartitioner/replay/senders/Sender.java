package io.sespartitioner.replay.senders;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
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
  private final Map<String, Long> bounceReasons = new TreeMap<>();
  private PackedHistogram millis = histogram();

  private static PackedHistogram histogram() {
    return new PackedHistogram(1, MAX_MILLIS, DIGITS);
  }

  /** Counts a fact; true if it is new and takes up room. */
  boolean add(Metric metric, long hash) {
    return counts.computeIfAbsent(metric, any -> new Distinct()).add(hash);
  }

  /** Counts why a recipient bounced. */
  void bounced(String text, long recipients) {
    String reason = text.substring(0, Math.min(text.length(), MAX_REASON_CHARS));
    boolean known = bounceReasons.size() < MAX_REASONS || bounceReasons.containsKey(reason);
    bounceReasons.merge(known ? reason : SenderTally.OTHERS, recipients, Long::sum);
  }

  /** Notes how long a recipient waited. */
  void waited(long waitedMillis) {
    millis.recordValue(Math.max(0, Math.min(waitedMillis, MAX_MILLIS)));
  }

  /** How many facts are kept. */
  long kept() {
    return counts.values().stream().mapToLong(Distinct::kept).sum();
  }

  /** Gives up the facts of the largest counts, so that at most so many are left of each. */
  void blurAbove(int most) {
    counts.values().stream().filter(count -> count.kept() > most).forEach(Distinct::blur);
  }

  void merge(Sender other) {
    other.counts.forEach(
        (metric, count) -> counts.computeIfAbsent(metric, any -> new Distinct()).merge(count));
    other.bounceReasons.forEach(this::bounced);
    millis.add(other.millis);
  }

  SenderFigures figures(String name) {
    Map<Metric, Long> figures = new EnumMap<>(Metric.class);
    counts.forEach((metric, count) -> figures.put(metric, count.count()));
    boolean exact = counts.values().stream().allMatch(Distinct::isExact);
    return new SenderFigures(name, figures, exact, percentile(50), percentile(95), bounceReasons);
  }

  private OptionalLong percentile(double percent) {
    return millis.getTotalCount() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(millis.getValueAtPercentile(percent));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<Metric, Distinct> count : counts.entrySet()) {
      out.writeUTF(count.getKey().name());
      count.getValue().write(out);
    }
    out.writeInt(bounceReasons.size());
    for (Map.Entry<String, Long> reason : bounceReasons.entrySet()) {
      out.writeUTF(reason.getKey());
      out.writeLong(reason.getValue());
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
      String reason = in.readUTF();
      sender.bounced(reason, in.readLong());
    }
    byte[] encoded = new byte[in.readInt()];
    in.readFully(encoded);
    sender.millis = PackedHistogram.decodeFromByteBuffer(ByteBuffer.wrap(encoded), MAX_MILLIS);
    return sender;
  }
}

package io.sespartitioner.replay.senders;

import com.dynatrace.hash4j.hashing.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what events say of the mail of each sender. Memory stays flat: up to a million facts are
 * kept and counted exactly, beyond that the largest counts become sketches; and of the senders
 * after the first {@value #MAX_SENDERS} only their sum is known, under {@value #OTHERS}.
 *
 * <p>Not thread-safe; tallies of several threads are merged.
 */
public final class SenderTally {

  /** What the sum of further senders stands under; no partition value has brackets. */
  public static final String OTHERS = "(others)";

  private static final int MAX_SENDERS = 2_000;
  private static final int MAX_KEPT = 1_000_000;
  private static final int FEW = 512;

  private final EventFacts facts = new EventFacts();
  private final Map<String, Sender> senders = new TreeMap<>();
  private Sender all = new Sender();
  private long kept;
  private long limit = MAX_KEPT;
  private long foreign;

  /**
   * Counts one delivered event.
   *
   * @param payload the record's bytes; what is no SES event counts for nothing
   * @param sender the partition value of the first key of the prefix
   */
  public void add(byte[] payload, String sender) {
    facts.read(payload);
    foreign += facts.areForeign() ? 1 : 0;
    if (facts.facts().isEmpty()) {
      return;
    }
    Sender own = sender(sender);
    for (EventFacts.Fact fact : facts.facts()) {
      long hash = Hashing.komihash5_0().hashCharsToLong(fact.text());
      boolean isNew = own.add(fact.metric(), hash);
      kept += isNew ? 1 : 0;
      kept += all.add(fact.metric(), hash) ? 1 : 0;
      if (isNew && !fact.reason().isEmpty()) {
        own.bounced(fact.reason(), 1);
        all.bounced(fact.reason(), 1);
      }
      if (isNew && fact.metric() == Metric.DELIVERIES && facts.processingMillis().isPresent()) {
        own.waited(facts.processingMillis().getAsLong());
        all.waited(facts.processingMillis().getAsLong());
      }
    }
    keepFew();
  }

  private Sender sender(String name) {
    Sender known = senders.get(name);
    if (known != null) {
      return known;
    }
    return senders.computeIfAbsent(
        senders.size() < MAX_SENDERS ? name : OTHERS, any -> new Sender());
  }

  /** Blurs the largest counts first, so that small senders stay exact. */
  private void keepFew() {
    if (kept <= limit) {
      return;
    }
    for (int most = MAX_KEPT / 2; kept > MAX_KEPT && most >= FEW; most /= 2) {
      all.blurAbove(most);
      for (Sender sender : senders.values()) {
        sender.blurAbove(most);
      }
      kept = all.kept() + senders.values().stream().mapToLong(Sender::kept).sum();
    }
    // Where many small counts are kept nothing can be blurred: then look again only much later.
    limit = Math.max(MAX_KEPT, kept + kept / 4);
  }

  /** Adds what another tally counted. */
  public void merge(SenderTally other) {
    other.senders.forEach((name, sender) -> sender(name).merge(sender));
    all.merge(other.all);
    foreign += other.foreign;
    kept = all.kept() + senders.values().stream().mapToLong(Sender::kept).sum();
    keepFew();
  }

  /** What has been counted so far. */
  public Senders senders() {
    List<SenderFigures> each =
        senders.entrySet().stream()
            .map(entry -> entry.getValue().figures(entry.getKey()))
            .sorted(
                Comparator.comparingLong(SenderFigures::volume)
                    .reversed()
                    .thenComparing(SenderFigures::sender))
            .toList();
    return new Senders(each, all.figures("all"));
  }

  /**
   * How many records were no SES events: objects with neither {@code eventType} nor {@code mail}.
   */
  public long foreign() {
    return foreign;
  }

  /** The tally as bytes, to be read by {@link #of}. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(foreign);
      all.write(out);
      out.writeInt(senders.size());
      for (Map.Entry<String, Sender> entry : senders.entrySet()) {
        out.writeUTF(entry.getKey());
        entry.getValue().write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a tally.
   *
   * @throws IllegalArgumentException if the bytes are not what {@link #toBytes} gave
   */
  public static SenderTally of(byte[] bytes) {
    SenderTally tally = new SenderTally();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      tally.foreign = in.readLong();
      tally.all = Sender.read(in);
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        tally.senders.put(name, Sender.read(in));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("These bytes are no tally", e);
    }
    tally.kept = tally.all.kept() + tally.senders.values().stream().mapToLong(Sender::kept).sum();
    return tally;
  }
}

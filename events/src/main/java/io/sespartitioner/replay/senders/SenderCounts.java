package io.sespartitioner.replay.senders;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Counts what events say of the mail of each sender. Memory stays flat: up to a million facts are
 * kept and counted exactly, beyond that the largest counts become sketches; of the senders after
 * the first {@value #MAX_SENDERS} only their sum is known, under {@value #OTHERS}, and of the
 * smallest, should there be so many small counts that four million facts are kept.
 *
 * <p>Not thread-safe; tallies of several threads are merged.
 */
public final class SenderCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** What the sum of further senders stands under; no partition value has brackets. */
  public static final String OTHERS = "(others)";

  private static final int MAX_SENDERS = 2_000;
  private static final int MAX_KEPT = 1_000_000;

  /** A sketch takes up no more than so many facts do. */
  private static final int FEW = 512;

  private static final int MAX_DAYS = 20_000;

  /** Whoever asks wants to know whether there is just one. */
  private static final int MOST_DOMAINS = 2;

  private final int exactly;
  private final Map<String, Sender> senders = new HashMap<>();
  private final NavigableSet<String> domains = new TreeSet<>();
  private Sender all = new Sender();
  private int mostSenders = MAX_SENDERS;
  private ChronoUnit length = ChronoUnit.DAYS;
  private long days;
  private long kept;
  private long limit;
  private long foreign;

  /** Counts of nothing so far. */
  public SenderCounts() {
    this(MAX_KEPT);
  }

  /** The same, which are exact as long as there are so many facts at most. */
  SenderCounts(int exactly) {
    this.exactly = exactly;
    this.limit = exactly;
  }

  /** Counts one delivered event, on no day. */
  public void add(EventFacts event, String sender) {
    add(event, sender, Optional.empty());
  }

  /**
   * Counts one delivered event.
   *
   * @param event what it says; {@link EventFacts#NONE} counts for nothing
   * @param sender the partition value of the rules' {@code sender}
   * @param day on which it counts, if it is to be counted by day
   */
  public void add(EventFacts event, String sender, Optional<LocalDate> day) {
    foreign += event.foreign() ? 1 : 0;
    if (event.facts().isEmpty()) {
      return;
    }
    if (domains.size() < MOST_DOMAINS && !event.domain().isEmpty()) {
      domains.add(event.domain());
    }
    Sender own = sender(sender);
    long before = own.kept() + all.kept();
    for (EventFacts.Fact fact : event.facts()) {
      long hash = fact.hash();
      boolean isNew = own.add(fact.metric(), hash);
      all.add(fact.metric(), hash);
      if (!fact.reason().isEmpty()) {
        own.bounced(fact.reason(), hash);
        all.bounced(fact.reason(), hash);
      }
      if (isNew && day.isPresent()) {
        addDay(own, day.get(), fact.metric());
        addDay(all, day.get(), fact.metric());
      }
      if (isNew && fact.metric() == Metric.DELIVERIES && event.processingMillis() >= 0) {
        own.waited(event.processingMillis());
        all.waited(event.processingMillis());
      }
    }
    kept += own.kept() + all.kept() - before;
    keepFew();
  }

  private Sender sender(String name) {
    Sender known = senders.get(name);
    if (known != null) {
      return known;
    }
    return senders.computeIfAbsent(
        senders.size() < mostSenders ? name : OTHERS, any -> new Sender());
  }

  private void addDay(Sender sender, LocalDate day, Metric metric) {
    int before = sender.days().size();
    sender.days().add(Days.start(day, length), metric, 1);
    days += sender.days().size() - before;
    while (days > MAX_DAYS && length != ChronoUnit.FOREVER) {
      length = Days.longer(length);
      everySender().forEach(each -> each.days().lengthen(length));
      days = everySender().mapToLong(each -> each.days().size()).sum();
    }
  }

  /** Blurs the largest counts first, so that small senders stay exact. */
  private void keepFew() {
    if (kept <= limit) {
      return;
    }
    for (int most = exactly / 2; kept > exactly && most >= FEW; most /= 2) {
      blurAbove(most);
    }
    if (kept > 4L * exactly) {
      blurAbove(FEW);
    }
    while (kept > 4L * exactly && senders.size() > 1) {
      sumUpSmallerHalf();
    }
    // Where many small counts are kept nothing can be blurred: then look again only much later.
    limit = Math.max(exactly, kept + kept / 4);
  }

  private void blurAbove(int most) {
    everySender().forEach(sender -> sender.blurAbove(most));
    countKept();
  }

  /** Nobody is known by name any more who is not now: what was counted of them would be missing. */
  private void sumUpSmallerHalf() {
    Sender others = senders.containsKey(OTHERS) ? senders.remove(OTHERS) : new Sender();
    List<String> smallestFirst =
        senders.entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, Sender> entry) -> entry.getValue().volume())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    smallestFirst.stream()
        .limit((smallestFirst.size() + 1) / 2)
        .forEach(name -> others.merge(senders.remove(name)));
    others.blurAbove(FEW);
    senders.put(OTHERS, others);
    mostSenders = senders.size();
    countKept();
  }

  private void countKept() {
    kept = everySender().mapToLong(Sender::kept).sum();
  }

  private Stream<Sender> everySender() {
    return Stream.concat(Stream.of(all), senders.values().stream());
  }

  /** Adds what another tally counted, but for domains and, of what was read from bytes, days. */
  public void merge(SenderCounts other) {
    other.senders.forEach((name, sender) -> sender(name).merge(sender));
    all.merge(other.all);
    foreign += other.foreign;
    countKept();
    keepFew();
  }

  /** What has been counted so far. */
  public Senders senders() {
    List<Senders.Figures> each =
        senders.entrySet().stream()
            .map(entry -> entry.getValue().figures(entry.getKey()))
            .sorted(
                Comparator.comparingLong(Senders.Figures::volume)
                    .reversed()
                    .thenComparing(Senders.Figures::sender))
            .toList();
    return new Senders(each, all.figures("all"), length, List.copyOf(domains));
  }

  /**
   * How many records were no SES events: objects with neither {@code eventType} nor {@code mail}.
   */
  public long foreign() {
    return foreign;
  }

  @Serial
  private Object writeReplace() {
    return new Written(toBytes());
  }

  private record Written(byte[] bytes) implements Serializable {

    @Serial
    private Object readResolve() {
      return SenderCounts.of(bytes);
    }
  }

  /** The tally as bytes, to be read by {@link #of}; without domains and days. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(foreign);
      all.write(out);
      out.writeInt(senders.size());
      for (Map.Entry<String, Sender> entry : new TreeMap<>(senders).entrySet()) {
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
  public static SenderCounts of(byte[] bytes) {
    SenderCounts tally = new SenderCounts();
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
    tally.countKept();
    return tally;
  }
}

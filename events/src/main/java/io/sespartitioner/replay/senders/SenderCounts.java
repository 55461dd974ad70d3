package io.sespartitioner.replay.senders;

import com.dynatrace.hash4j.hashing.Hashing;
import io.sespartitioner.replay.senders.Distinct.When;
import io.sespartitioner.replay.senders.EventFacts.Fact;
import io.sespartitioner.replay.senders.EventFacts.Kind;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Counts what events say of the mail of each sender, in memory for a million facts. If there are
 * more, each count keeps fewer, and larger counts become estimates; so many senders that not even
 * that is enough are thinned out, and their mail stands under {@value #OTHERS}. Who has a name has
 * all of its mail.
 *
 * <p>What it says depends on the events alone: not on their order, nor on how they were parted
 * before such counts were merged. Not thread-safe.
 */
public final class SenderCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** What the sum of further senders stands under; no partition value has brackets. */
  public static final String OTHERS = "(others)";

  private static final int MAX_COST = 1_000_000;

  /** Counts that keep fewer facts say too little; one is off by 10 % then. */
  private static final int FEWEST_FACTS = 16;

  /** How many senders have figures of their own, those with the most mail. */
  private static final int MAX_SENDERS = 2_000;

  private static final int MAX_DAYS = 20_000;

  /** Whoever asks wants to know whether there is just one. */
  private static final int MOST_DOMAINS = 2;

  private final int maxCost;
  private final HashMap<String, Sender> senders = new HashMap<>();
  private final TreeSet<String> domains = new TreeSet<>();

  /** All whose names' hashes don't begin with so many zeros. */
  private final Sender others = new Sender();

  private int zeros;

  /** How many facts each count keeps. */
  private int most;

  /** Of the senders that have a name. */
  private long cost;

  /** Events by what they are, without those that count. */
  private final EnumMap<Kind, Long> uncounted = new EnumMap<>(Kind.class);

  private long callers;

  /** Counts of nothing so far. */
  public SenderCounts() {
    this(MAX_COST);
  }

  /** The same, which take memory for about so many facts. */
  SenderCounts(int maxCost) {
    this.maxCost = maxCost;
    this.most = maxCost;
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
    callers += event.hasCaller() ? 1 : 0;
    if (event.kind() != Kind.COUNTED) {
      uncounted.merge(event.kind(), 1L, Long::sum);
      return;
    }
    if (!event.domain().isEmpty()) {
      addDomain(event.domain());
    }
    int epochDay = day.map(date -> (int) date.toEpochDay()).orElse(Integer.MAX_VALUE);
    Sender own = sender(sender);
    for (Fact fact : event.facts()) {
      boolean waited = fact.metric() == Metric.DELIVERIES && event.processingMillis() >= 0;
      long millis = waited ? event.processingMillis() : Integer.MAX_VALUE;
      long when = When.of(epochDay, (int) Math.min(millis, Integer.MAX_VALUE));
      int more = own.add(fact, when, most);
      cost += own == others ? 0 : more;
    }
    keepFew();
  }

  private void addDomain(String domain) {
    domains.add(domain);
    if (domains.size() > MOST_DOMAINS) {
      domains.pollLast();
    }
  }

  private Sender sender(String name) {
    return isNamed(name) ? senders.computeIfAbsent(name, any -> newSender()) : others;
  }

  private Sender newSender() {
    Sender sender = new Sender();
    cost += sender.cost(most);
    return sender;
  }

  private boolean isNamed(String name) {
    return zeros == 0
        || Long.numberOfLeadingZeros(Hashing.komihash5_0().hashCharsToLong(name)) >= zeros;
  }

  private void keepFew() {
    while (cost > maxCost && most > FEWEST_FACTS) {
      limit(most / 2);
    }
    while (cost > maxCost) {
      thinOut(zeros + 1);
    }
  }

  private void limit(int fewer) {
    most = fewer;
    everySender().forEach(sender -> sender.limit(most));
    countCost();
  }

  /** Nobody is named any more who is not now: what was counted of them would be missing. */
  private void thinOut(int more) {
    zeros = more;
    senders
        .entrySet()
        .removeIf(
            sender -> {
              boolean goes = !isNamed(sender.getKey());
              if (goes) {
                others.merge(sender.getValue(), most);
              }
              return goes;
            });
    countCost();
  }

  private void countCost() {
    cost = senders.values().stream().mapToLong(sender -> sender.cost(most)).sum();
  }

  private Stream<Sender> everySender() {
    return Stream.concat(senders.values().stream(), Stream.of(others));
  }

  /** Adds what another counted. */
  public void merge(SenderCounts other) {
    other.uncounted.forEach((kind, events) -> uncounted.merge(kind, events, Long::sum));
    callers += other.callers;
    other.domains.forEach(this::addDomain);
    if (other.most < most) {
      limit(other.most);
    }
    if (other.zeros > zeros) {
      thinOut(other.zeros);
    }
    others.merge(other.others, most);
    other.senders.forEach((name, sender) -> sender(name).merge(sender, most));
    countCost();
    keepFew();
  }

  /** What has been counted so far. */
  public Senders senders() {
    Map<Sender, String> names = new HashMap<>();
    senders.forEach((name, sender) -> names.put(sender, name));
    List<Sender> greatestFirst =
        names.keySet().stream()
            .sorted(Comparator.comparingLong(Sender::volume).reversed().thenComparing(names::get))
            .toList();
    List<Sender> named =
        new ArrayList<>(greatestFirst.subList(0, Math.min(MAX_SENDERS, names.size())));
    Sender rest = new Sender();
    rest.merge(others, most);
    greatestFirst.stream().skip(MAX_SENDERS).forEach(sender -> rest.merge(sender, most));
    if (rest.isKnown()) {
      names.put(rest, OTHERS);
      named.add(rest);
    }
    Sender all = new Sender();
    everySender().forEach(sender -> all.merge(sender, most));
    ChronoUnit length = length(Stream.concat(Stream.of(all), named.stream()).toList());
    List<Senders.Figures> each =
        named.stream()
            .map(sender -> sender.figures(names.get(sender), length))
            .sorted(
                Comparator.comparingLong(Senders.Figures::volume)
                    .reversed()
                    .thenComparing(Senders.Figures::sender))
            .toList();
    return new Senders(
        each,
        all.figures("all", length),
        length,
        List.copyOf(domains),
        Distinct.errorPercent(most));
  }

  /** As short a time as leaves few enough lines, by day or by something longer. */
  private static ChronoUnit length(List<Sender> shown) {
    return Sender.LENGTHS.stream()
        .filter(
            length ->
                shown.stream().mapToLong(sender -> sender.starts(length).size()).sum() <= MAX_DAYS)
        .findFirst()
        .orElse(ChronoUnit.FOREVER);
  }

  /** How many events don't count, by what they are. */
  public Map<Kind, Long> uncounted() {
    return Map.copyOf(uncounted);
  }

  /** How many events have a caller in {@code mail.callerIdentity}. */
  public long callers() {
    return callers;
  }
}

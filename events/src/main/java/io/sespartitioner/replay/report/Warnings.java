package io.sespartitioner.replay.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sespartitioner.replay.estimate.Traffic;
import io.sespartitioner.replay.estimate.Traffic.Span;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import io.sespartitioner.replay.report.ReplayReport.Warning;
import io.sespartitioner.replay.senders.EventFacts.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds in a report what to look at before rules are deployed: a function for each trouble. */
final class Warnings {

  /** What a value of the function ends in that had to be changed: part of the hash of its text. */
  private static final Predicate<String> HASHED = Pattern.compile("-[0-9a-f]{16}$").asPredicate();

  /** What JQ writes, with hex digits, for each character that had to be changed. */
  private static final Predicate<String> MARKED = Pattern.compile("!").asPredicate();

  /** Fewer events are samples that someone picked, which say little of the traffic. */
  private static final long FEW_EVENTS = 100;

  private static final double NEAR_LIMIT = 0.8;
  private static final double MANY_FALLBACKS = 0.05;
  private static final double MANY_FALLBACKS_OF_FEW = 0.5;
  private static final long MANY_OBJECTS = 100;
  private static final long TINY_BYTES = 16 * 1024;

  /** So many days to each that has events are too many; weekly mails make seven. */
  private static final long MANY_DAYS = 10;

  private static final long MANY_DAYS_OF_FEW = 100;
  private static final long DAY_HOURS = 24;

  private static final List<Function<ReplayReport, Optional<Warning>>> CHECKS =
      List.of(
          Warnings::partitionLimit,
          Warnings::fallback,
          CountWarnings::unreadCallers,
          Warnings::foreign,
          CountWarnings::notCounted,
          CountWarnings::compressed,
          CountWarnings::literalNewlines,
          CountWarnings::idleRules,
          Warnings::undated,
          Warnings::letterCase,
          Warnings::changedValues,
          Warnings::tinyObjects,
          Warnings::emptySpan);

  private Warnings() {}

  /** All that there is cause for, the gravest first. */
  static List<Warning> of(ReplayReport report) {
    return CHECKS.stream().map(check -> check.apply(report)).flatMap(Optional::stream).toList();
  }

  /** Whether a value isn't the text that stood in the event, by its looks. */
  static boolean isChanged(String value) {
    return HASHED.test(value) || MARKED.test(value);
  }

  /** Whether a value ends in a hash, which is told of first. */
  static boolean isHashed(String value) {
    return HASHED.test(value);
  }

  private static Optional<Warning> warning(String kind, String format, Object... values) {
    return Optional.of(new Warning(kind, Amount.text(format, values)));
  }

  /** Partitions come near the limit of those that may be active at once. */
  private static Optional<Warning> partitionLimit(ReplayReport report) {
    Optional<Peak> high =
        report.stream()
            .map(StreamFigures::peak)
            .filter(
                peak ->
                    peak.limit()
                        .filter(limit -> peak.partitions() > NEAR_LIMIT * limit)
                        .isPresent());
    return high.flatMap(
        peak ->
            warning(
                "partition-limit",
                "%,d partitions were active at once, of %,d that a delivery stream may have; events"
                    + " beyond that go to error output. Use keys with fewer values or a shorter"
                    + " buffer interval, or ask AWS for a higher limit.",
                peak.partitions(),
                peak.limit().orElseThrow()));
  }

  /** Many events lack the value of a key. */
  private static Optional<Warning> fallback(ReplayReport report) {
    long fallback = report.totals().fallback();
    long records = report.totals().records();
    return fallback <= (records < FEW_EVENTS ? MANY_FALLBACKS_OF_FEW : MANY_FALLBACKS) * records
        ? Optional.empty()
        : warning(
            "fallback",
            "%,d of %,d events (%s) lack the value of a key and are filed under the key's fallback"
                + " (otherwise), such as unknown. --explain shows which; a firstOf with a second"
                + " source may find a value for them.",
            fallback,
            records,
            Amount.percent(fallback, records));
  }

  /** Delivered records are no SES events. */
  private static Optional<Warning> foreign(ReplayReport report) {
    long foreign = report.unusual().uncounted().getOrDefault(Kind.FOREIGN, 0L);
    return foreign == 0
        ? Optional.empty()
        : warning(
            "no-ses-event",
            "%s %s neither eventType nor mail, so %s. What else is sent to the stream?",
            Amount.of(foreign, "record"),
            foreign == 1 ? "has" : "have",
            foreign == 1 ? "it is no SES event" : "they are no SES events");
  }

  /** Records go to today's folder, since their events tell no time. */
  private static Optional<Warning> undated(ReplayReport report) {
    long undated = report.unusual().undated();
    return undated == 0
        ? Optional.empty()
        : warning(
            "undated",
            "%s no readable time of %s own, so %s filed under the time of this run.",
            Amount.of(undated, "record") + (undated == 1 ? " has" : " have"),
            undated == 1 ? "its" : "their",
            undated == 1 ? "it is" : "they are");
  }

  /** Values, of senders for one, differ only in upper and lower case. */
  private static Optional<Warning> letterCase(ReplayReport report) {
    List<String> alike =
        KeyValues.of(report.partitions()).values().stream().flatMap(Warnings::alike).toList();
    return alike.isEmpty()
        ? Optional.empty()
        : warning(
            "letter-case",
            "Values that differ only in case get a partition each: %s. \"lowercase\": true files"
                + " them together.",
            KeyValues.named(alike));
  }

  private static Stream<String> alike(Collection<String> values) {
    Set<String> met = new HashSet<>();
    Set<String> shared =
        values.stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .filter(lowerCase -> !met.add(lowerCase))
            .collect(Collectors.toSet());
    // Groups only of values that have one: there may be very many others.
    return values.stream()
        .filter(value -> shared.contains(value.toLowerCase(Locale.ROOT)))
        .collect(
            Collectors.groupingBy(
                value -> value.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(group -> String.join(" and ", group));
  }

  /** Partition values aren't the text that stood in the event. */
  private static Optional<Warning> changedValues(ReplayReport report) {
    return changed(report, HASHED, "a hash was added, which keeps them apart", "match or map")
        .or(
            () ->
                changed(
                    report,
                    MARKED,
                    "JQ's ! and hex digits keep 98 characters of them apart",
                    "map"));
  }

  private static Optional<Warning> changed(
      ReplayReport report, Predicate<String> isChanged, String how, String remedy) {
    List<String> changed =
        KeyValues.of(report.partitions()).values().stream()
            .flatMap(Collection::stream)
            .filter(isChanged)
            .distinct()
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : warning(
            "changed-values",
            "%s changed to be safe in a path, in %s; %s: %s. %s can make such texts readable.",
            Amount.of(changed.size(), "value") + (changed.size() == 1 ? " was" : " were"),
            Amount.of(KeyValues.events(report.partitions(), isChanged), "event"),
            how,
            KeyValues.named(changed.stream().map(value -> named(value, report)).toList()),
            remedy);
  }

  /** The value, and the text that a map would need, which the report's reader may see. */
  private static String named(String value, ReplayReport report) {
    String text = report.unusual().changedTexts().get(value);
    return text == null ? value : value + " (" + JsonNodeFactory.instance.textNode(text) + ")";
  }

  /** There are many tiny objects. */
  private static Optional<Warning> tinyObjects(ReplayReport report) {
    long objects = report.partitions().stream().mapToLong(Partition::objects).sum();
    long bytes = report.partitions().stream().mapToLong(Partition::bytes).sum();
    return objects < MANY_OBJECTS || bytes >= objects * TINY_BYTES
        ? Optional.empty()
        : warning(
            "tiny-objects",
            "%,d objects hold only %s each, on average. Each is billed, and many are slow to read."
                + " Keys with fewer values or a longer buffer interval (900 seconds at most) make"
                + " fewer.",
            objects,
            Amount.bytes((double) bytes / objects));
  }

  /** The time that events span is nearly empty, as a single event with a wrong clock makes it. */
  private static Optional<Warning> emptySpan(ReplayReport report) {
    long many = report.totals().records() < FEW_EVENTS ? MANY_DAYS_OF_FEW : MANY_DAYS;
    return report.stream()
        .map(figures -> figures.estimate().traffic())
        .flatMap(
            traffic ->
                traffic
                    .span()
                    .filter(span -> span.hours() > many * DAY_HOURS * traffic.days())
                    .flatMap(span -> emptySpan(span, traffic)));
  }

  private static Optional<Warning> emptySpan(Span span, Traffic traffic) {
    return warning(
        "empty-span",
        "Only %,d of the %,d days from %s to %s have events. The estimate spreads them over all of"
            + " these days. If a clock was wrong, leave out the events with that time and replay"
            + " again.",
        traffic.days(),
        (span.hours() + DAY_HOURS - 1) / DAY_HOURS,
        span.from(),
        span.to());
  }
}

package io.sespartitioner.replay.report;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for one kind of trouble in a report. */
interface WarningCheck {

  /** All checks, the gravest trouble first. */
  List<WarningCheck> ALL =
      List.of(
          new PartitionLimit(),
          new Fallback(),
          CountWarnings::unreadCallers,
          new Foreign(),
          CountWarnings::notCounted,
          CountWarnings::compressed,
          CountWarnings::literalNewlines,
          CountWarnings::idleRules,
          new Undated(),
          new LetterCase(),
          new ChangedValuesCheck(),
          new TinyObjects(),
          new EmptySpan());

  /** The warning, if there is cause for it. */
  Optional<Warning> check(ReplayReport report);

  /** Warns if partitions come near the limit of those that may be active at once. */
  final class PartitionLimit implements WarningCheck {

    private static final double NEAR = 0.8;

    @Override
    public Optional<Warning> check(ReplayReport report) {
      return report.stream()
          .map(StreamFigures::peak)
          .filter(peak -> peak.partitions() > NEAR * peak.limit())
          .map(PartitionLimit::warning);
    }

    private static Warning warning(Peak peak) {
      String message =
          Amount.text(
              "%,d partitions were active at once, of %,d that a delivery stream may have; events"
                  + " beyond go to error output. Use keys with fewer values or a shorter buffer"
                  + " interval, or ask AWS for a higher limit.",
              peak.partitions(), peak.limit());
      return new Warning("partition-limit", message);
    }
  }

  /** Warns if many events lack the value of a key. */
  final class Fallback implements WarningCheck {

    private static final double MANY = 0.05;

    /** Of fewer events, which someone picked to try, only a half says anything of the traffic. */
    private static final long FEW = 100;

    private static final double MANY_OF_FEW = 0.5;

    @Override
    public Optional<Warning> check(ReplayReport report) {
      long fallback = report.totals().fallback();
      long records = report.totals().records();
      if (fallback <= (records < FEW ? MANY_OF_FEW : MANY) * records) {
        return Optional.empty();
      }
      String message =
          Amount.text(
              "%,d of %,d events (%s) lack the value of a key and are filed under its otherwise,"
                  + " such as unknown. --explain shows which; a firstOf with a second source may find"
                  + " them a place.",
              fallback, records, Amount.percent(fallback, records));
      return Optional.of(new Warning("fallback", message));
    }
  }

  /** Warns of delivered records that are no SES events. */
  final class Foreign implements WarningCheck {

    @Override
    public Optional<Warning> check(ReplayReport report) {
      long foreign = report.unusual().uncounted().getOrDefault(Kind.FOREIGN, 0L);
      if (foreign == 0) {
        return Optional.empty();
      }
      String message =
          Amount.text(
              "%s %s neither eventType nor mail, so %s no SES %s. What else is sent to the stream?",
              Amount.of(foreign, "record"),
              foreign == 1 ? "has" : "have",
              foreign == 1 ? "it is" : "they are",
              Amount.noun(foreign, "event"));
      return Optional.of(new Warning("no-ses-event", message));
    }
  }

  /** Warns of records that go to today's folder, since their events tell no time. */
  final class Undated implements WarningCheck {

    @Override
    public Optional<Warning> check(ReplayReport report) {
      long undated = report.unusual().undated();
      if (undated == 0) {
        return Optional.empty();
      }
      String message =
          Amount.text(
              "%s %s no time of %s own that can be read, so %s filed under the time of this replay.",
              Amount.of(undated, "record"),
              undated == 1 ? "has" : "have",
              undated == 1 ? "its" : "their",
              undated == 1 ? "it is" : "they are");
      return Optional.of(new Warning("undated", message));
    }
  }

  /** Warns of values, of senders for one, that differ only in upper and lower case. */
  final class LetterCase implements WarningCheck {

    @Override
    public Optional<Warning> check(ReplayReport report) {
      List<String> alike =
          KeyValues.of(report.partitions()).values().stream().flatMap(LetterCase::alike).toList();
      return alike.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Warning(
                  "letter-case",
                  "Values that differ only in case get a partition each: "
                      + KeyValues.named(alike)
                      + ". \"lowercase\": true files them together."));
    }

    private static Stream<String> alike(Collection<String> values) {
      Set<String> met = new HashSet<>();
      Set<String> shared = new HashSet<>();
      for (String value : values) {
        String lowerCase = value.toLowerCase(Locale.ROOT);
        if (!met.add(lowerCase)) {
          shared.add(lowerCase);
        }
      }
      // Groups only of values that have one: there may be very many others.
      Map<String, List<String>> byLowerCase =
          values.stream()
              .filter(value -> shared.contains(value.toLowerCase(Locale.ROOT)))
              .collect(
                  Collectors.groupingBy(
                      value -> value.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
      return byLowerCase.values().stream().map(group -> String.join(" and ", group));
    }
  }

  /** Warns of many tiny objects. */
  final class TinyObjects implements WarningCheck {

    private static final long MANY = 100;
    private static final long TINY_BYTES = 16 * 1024;

    @Override
    public Optional<Warning> check(ReplayReport report) {
      long objects = report.partitions().stream().mapToLong(Partition::objects).sum();
      long bytes = report.partitions().stream().mapToLong(Partition::bytes).sum();
      if (objects < MANY || bytes >= objects * TINY_BYTES) {
        return Optional.empty();
      }
      String message =
          Amount.text(
              "%,d objects hold only %s each, on average. Each is billed, and many are slow to"
                  + " read. Keys with fewer values or a longer buffer interval (900 seconds at most)"
                  + " make fewer.",
              objects, Amount.bytes((double) bytes / objects));
      return Optional.of(new Warning("tiny-objects", message));
    }
  }

  /** Warns of a time that is nearly empty, as a single event with a wrong clock makes it. */
  final class EmptySpan implements WarningCheck {

    /** So many days to each that has events are too many; weekly mails make seven. */
    private static final long MANY = 10;

    /** Fewer events are samples that someone picked, of times that lie apart. */
    private static final long FEW = 100;

    private static final long MANY_OF_FEW = 100;

    private static final long DAY_HOURS = 24;

    @Override
    public Optional<Warning> check(ReplayReport report) {
      long many = report.totals().records() < FEW ? MANY_OF_FEW : MANY;
      return report.stream().flatMap(stream -> warning(stream.estimate().traffic(), many));
    }

    private static Optional<Warning> warning(Traffic traffic, long many) {
      return traffic
          .span()
          .filter(span -> span.hours() > many * DAY_HOURS * traffic.days())
          .map(span -> warning(span, traffic.days()));
    }

    private static Warning warning(Span span, long days) {
      String message =
          Amount.text(
              "Only %,d of the %,d days from %s to %s have events. The estimate spreads them over all"
                  + " of these days. If a clock was wrong, leave out the events with that time and"
                  + " replay again.",
              days, (span.hours() + DAY_HOURS - 1) / DAY_HOURS, span.from(), span.to());
      return new Warning("empty-span", message);
    }
  }
}

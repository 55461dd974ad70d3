package io.sespartitioner.replay;

import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.estimate.Cost;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.Comparison;
import io.sespartitioner.replay.report.Comparison.Example;
import io.sespartitioner.replay.report.Comparison.Move;
import io.sespartitioner.replay.report.Comparison.Outlay;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.WhereFiled;
import io.sespartitioner.replay.stream.WhereFiled.Destination;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files every record in thought by two sets of rules, and passes it on. */
final class Comparer implements Sink<FirehoseRecord> {

  /** Beyond so many pairs of places the rest is one pair, so that memory stays flat. */
  private static final int MAX_MOVES = 100_000;

  private static final Way REST = new Way("(others)", "(others)");

  private final String file;
  private final FilingPlan before;
  private final FilingPlan after;
  private final Sink<FirehoseRecord> next;
  private final Map<Way, Long> moves = new HashMap<>();
  private final TreeMap<Long, Way> examples = new TreeMap<>();
  private long moved;

  private record Way(String from, String to) {}

  /**
   * A comparer.
   *
   * @param file the file of the rules that {@code after} is by
   */
  Comparer(String file, FilingPlan before, FilingPlan after, Sink<FirehoseRecord> next) {
    this.file = file;
    this.before = before;
    this.after = after;
    this.next = next;
  }

  @Override
  public void accept(FirehoseRecord record) throws IOException {
    Way way = new Way(before.place(record), after.place(record));
    if (!way.from.equals(way.to)) {
      moved++;
      boolean known = moves.size() < MAX_MOVES || moves.containsKey(way);
      moves.merge(known ? way : REST, 1L, Long::sum);
      examples.put(record.number(), way);
      if (examples.size() > Comparison.MOST_EXAMPLES) {
        examples.pollLastEntry();
      }
    }
    next.accept(record);
  }

  /** What has been found. */
  Comparison comparison(Places places) {
    return new Comparison(
        file,
        moved,
        moves.entrySet().stream()
            .map(move -> new Move(move.getKey().from, move.getKey().to, move.getValue()))
            .sorted(
                Comparator.comparingLong(Move::events)
                    .reversed()
                    .thenComparing(Move::from)
                    .thenComparing(Move::to))
            .toList(),
        examples(places),
        without(after.partitions(), before.partitions()),
        without(before.partitions(), after.partitions()),
        before.outlay(),
        after.outlay());
  }

  private List<Example> examples(Places places) {
    List<Example> found = new ArrayList<>();
    examples.forEach(
        (number, way) -> {
          FailedInput place = places.failedInput(number, "");
          found.add(new Example(place.file(), place.record(), way.from, way.to));
        });
    return found;
  }

  private static List<String> without(Set<String> some, Set<String> others) {
    Set<String> left = new TreeSet<>(some);
    left.removeAll(others);
    return List.copyOf(left);
  }

  /** Where rules would file records, each by its own time, and what that takes. */
  static final class FilingPlan {

    /** What a dropped record's place is called. */
    private static final String DROPPED = "(dropped)";

    private static final String RANDOM = "(random)";

    private final RoutingRules rules;
    private final WhereFiled where;
    private final long bufferMillis;
    private final PriceList prices = PriceList.standard();
    private final Traffic.Counts traffic =
        new Traffic.Counts(prices.assumptions().ingestionStepBytes());
    private final Map<String, Long> openedAt = new TreeMap<>();
    private final Set<String> partitions = new TreeSet<>();
    private long objects;

    FilingPlan(RoutingRules rules, int bufferSeconds) {
      this.rules = rules;
      this.where = new WhereFiled(rules, Selection.none(), RANDOM);
      this.bufferMillis = bufferSeconds * 1000L;
    }

    /** The place of a record: its evaluated prefix, or that it isn't delivered. */
    String place(FirehoseRecord record) {
      traffic.add(record);
      long arrival = record.arrivalMillis();
      Destination destination = where.destination(where.verdict(record.payload()), arrival);
      if (destination instanceof Destination.Partition partition) {
        partitions.add(partition.folder());
        if (opens(partition.folder(), arrival)) {
          objects++;
          traffic.addObject();
        }
        return partition.folder();
      }
      if (destination instanceof Destination.ErrorOutput error) {
        if (opens(error.folder(), arrival)) {
          traffic.addErrorObject();
        }
        return error.folder();
      }
      return DROPPED;
    }

    /** Whether a record begins an object, since the last one's buffer interval is over. */
    private boolean opens(String folder, long arrivalMillis) {
      Long opened = openedAt.get(folder);
      boolean opens = opened == null || arrivalMillis - opened >= bufferMillis;
      if (opens) {
        openedAt.put(folder, arrivalMillis);
      }
      return opens;
    }

    /** The partitions so far, in order. */
    Set<String> partitions() {
      return partitions;
    }

    Outlay outlay() {
      Optional<Estimate.Month> month =
          Estimate.of(traffic.traffic(), prices, RulesCheck.whyNotJq(rules)).month();
      return new Outlay(
          objects,
          month.map(each -> each.lambda().dollars()),
          month.flatMap(Estimate.Month::jq).map(Cost::dollars));
    }
  }
}

package io.sespartitioner.replay;

import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.Comparison;
import io.sespartitioner.replay.report.Comparison.Example;
import io.sespartitioner.replay.report.Comparison.Move;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
}

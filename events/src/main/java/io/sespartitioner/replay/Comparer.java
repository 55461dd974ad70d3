package io.sespartitioner.replay;

import io.sespartitioner.replay.FilingPlan.Fate;
import io.sespartitioner.replay.FilingPlan.Place;
import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.Comparison;
import io.sespartitioner.replay.report.Comparison.Example;
import io.sespartitioner.replay.report.Comparison.Move;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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

  private static final Way REST = new Way(Fate.DELIVERED, "(others)", "(others)");

  private static final Comparator<Map.Entry<Way, Long>> LOST_FIRST =
      Comparator.comparing((Map.Entry<Way, Long> move) -> move.getKey().fate)
          .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
          .thenComparing(move -> move.getKey().from)
          .thenComparing(move -> move.getKey().to);

  private final String file;
  private final FilingPlan before;
  private final FilingPlan after;
  private final Sink<FirehoseRecord> next;
  private final Map<Way, Long> moves = new HashMap<>();
  private final TreeMap<Long, Way> examples = new TreeMap<>();
  private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);

  private record Way(Fate fate, String from, String to) {}

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
    Place from = before.place(record);
    Place to = after.place(record);
    if (!from.folder().equals(to.folder())) {
      fates.merge(to.fate(), 1L, Long::sum);
      Way way = way(from, to);
      boolean known = moves.size() < MAX_MOVES || moves.containsKey(way);
      moves.merge(known ? way : REST, 1L, Long::sum);
      examples.put(record.number(), new Way(to.fate(), from.folder(), to.folder()));
      if (examples.size() > Comparison.MOST_EXAMPLES) {
        examples.pollLastEntry();
      }
    }
    next.accept(record);
  }

  /** By layout, unless it is the date that changes. */
  private static Way way(Place from, Place to) {
    return from.layout().equals(to.layout())
        ? new Way(to.fate(), from.folder(), to.folder())
        : new Way(to.fate(), from.layout(), to.layout());
  }

  /** What has been found. */
  Comparison comparison(Places places) {
    return new Comparison(
        file,
        fates.values().stream().mapToLong(Long::longValue).sum(),
        fates.getOrDefault(Fate.DROPPED, 0L),
        fates.getOrDefault(Fate.FAILED, 0L),
        moves.entrySet().stream()
            .sorted(LOST_FIRST)
            .map(move -> new Move(move.getKey().from, move.getKey().to, move.getValue()))
            .toList(),
        examples(places),
        without(after.folders(), before.folders()),
        without(before.folders(), after.folders()),
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

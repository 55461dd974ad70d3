package io.sespartitioner.replay.report;

import java.util.List;
import java.util.Optional;

/**
 * What other routing rules would change.
 *
 * @param rules the file of the others
 * @param moved how many records would end elsewhere by them
 * @param dropped how many of these they would drop
 * @param failing how many of these they would fail
 * @param moves from where to where, whatever the date: first what would be dropped, then what would
 *     fail, each with the most records first
 * @param examples the first records that would move
 * @param coming partitions that only the others make, in order
 * @param going partitions that only the rules of the replay make, in order
 * @param before what the rules of the replay make
 * @param after what the others make
 */
public record Comparison(
    String rules,
    long moved,
    long dropped,
    long failing,
    List<Move> moves,
    List<Example> examples,
    List<String> coming,
    List<String> going,
    Outlay before,
    Outlay after) {

  /** How many examples there are at most. */
  public static final int MOST_EXAMPLES = 10;

  /** Copies the lists. */
  public Comparison {
    moves = List.copyOf(moves);
    examples = List.copyOf(examples);
    coming = List.copyOf(coming);
    going = List.copyOf(going);
  }

  /**
   * Records that would be filed elsewhere.
   *
   * @param from evaluated prefix with {@code yyyy} and the like in place of dates, or that it is
   *     dropped; with the dates where nothing else changes
   * @param to the same by the other rules
   */
  public record Move(String from, String to, long events) {}

  /**
   * One record that would be filed elsewhere.
   *
   * @param record its number in the file, from 1
   * @param from evaluated prefix, or that it is dropped
   */
  public record Example(String file, long record, String from, String to) {}

  /**
   * What filing takes.
   *
   * @param objects delivered objects
   * @param monthLambda dollars a month by the function, if the events tell enough of a month
   * @param monthJq the same by JQ, if JQ can express the rules
   */
  public record Outlay(long objects, Optional<Double> monthLambda, Optional<Double> monthJq) {}
}

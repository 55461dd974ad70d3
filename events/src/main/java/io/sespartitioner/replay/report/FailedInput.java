package io.sespartitioner.replay.report;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Where a record stood in the inputs that went to error output, or was not taken.
 *
 * @param file name of the file
 * @param record its number in the file, from 1
 * @param reason reason code or error output type, or why it was not taken
 */
public record FailedInput(String file, long record, String reason) {

  /** How many of them, the first, a report has. */
  public static final int MOST = 10;

  /** The place, as messages name it. */
  public String place() {
    return file + ", record " + record;
  }

  /**
   * The first records of the inputs that failed or were not taken, with their reasons.
   *
   * <p>Thread-safe: records are refused by one thread and fail in another.
   *
   * @param <P> what tells a record's place, in the order of the inputs
   */
  public static final class First<P extends Comparable<P> & Serializable> implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    private final TreeMap<P, String> reasons = new TreeMap<>();

    /** Notes a failure, unless there are enough earlier ones. */
    public synchronized void add(P place, String reason) {
      reasons.put(place, reason);
      if (reasons.size() > MOST) {
        reasons.pollLastEntry();
      }
    }

    /** Adds what another has noted. */
    public synchronized void merge(First<P> other) {
      other.reasons.forEach(this::add);
    }

    /** The failures in order, at the places that people know. */
    public synchronized List<FailedInput> at(BiFunction<P, String, FailedInput> place) {
      return reasons.entrySet().stream()
          .map(failure -> place.apply(failure.getKey(), failure.getValue()))
          .toList();
    }
  }
}

package io.sespartitioner.replay.report;

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
   */
  public static final class First {

    private final TreeMap<Long, String> reasons = new TreeMap<>();

    /**
     * Notes a failure, unless there are enough earlier ones.
     *
     * @param number the record's number over all inputs
     */
    public synchronized void add(long number, String reason) {
      reasons.put(number, reason);
      if (reasons.size() > MOST) {
        reasons.pollLastEntry();
      }
    }

    /** The failures in order, at the places that records of these numbers have. */
    public synchronized List<FailedInput> at(BiFunction<Long, String, FailedInput> place) {
      return reasons.entrySet().stream()
          .map(failure -> place.apply(failure.getKey(), failure.getValue()))
          .toList();
    }
  }
}

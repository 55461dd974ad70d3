package io.sespartitioner.replay.report;

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
}

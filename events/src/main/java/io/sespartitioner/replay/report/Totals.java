package io.sespartitioner.replay.report;

/**
 * How many records went where.
 *
 * @param records records that went into the delivery stream
 * @param delivered records in delivered objects
 * @param dropped records that the function dropped
 * @param failed records in error output
 * @param fallback records that took an {@code otherwise}; 0 if another handler is used
 * @param refused what Firehose would not take as a record, for its length; not among the records
 * @param skipped records left out on request, since they are no error output; not among the records
 */
public record Totals(
    long records,
    long delivered,
    long dropped,
    long failed,
    long fallback,
    long refused,
    long skipped) {

  /** Whether every record is accounted for. */
  public boolean balanced() {
    return missing() == 0;
  }

  /** How many records are not accounted for; below zero if there are more than there were. */
  long missing() {
    return records - delivered - dropped - failed;
  }
}

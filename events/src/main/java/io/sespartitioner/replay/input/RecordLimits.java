package io.sespartitioner.replay.input;

/**
 * How long things may be.
 *
 * @param recordBytes the most bytes of one record, its newline included
 * @param prettyBytes the most bytes that a text over several lines may take before its lines are
 *     joined
 */
record RecordLimits(int recordBytes, int prettyBytes) {

  /** Firehose takes records of up to 1,000 KiB (Amazon Data Firehose quota). */
  static final RecordLimits FIREHOSE = new RecordLimits(1_024_000, 8_192_000);
}

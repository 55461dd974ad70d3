package io.sespartitioner.replay.input;

import io.sespartitioner.replay.stream.FirehoseRecord;

/**
 * How long things may be.
 *
 * @param recordBytes the most bytes of one record, its newline included
 * @param prettyBytes the most bytes that a text over several lines may take before its lines are
 *     joined
 */
record RecordLimits(int recordBytes, int prettyBytes) {

  /** What Firehose takes, and eight times as much for a text over several lines. */
  static final RecordLimits FIREHOSE =
      new RecordLimits(FirehoseRecord.MAX_BYTES, 8 * FirehoseRecord.MAX_BYTES);
}

package io.sespartitioner.backfill;

import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * How many records were read, and what became of those that are not filed.
 *
 * @param records records that were decided
 * @param dropped those of them that are forgotten
 * @param fallback those of them that took an {@code otherwise}
 * @param refused what Firehose would not take as a record, for its length
 * @param skipped records left out on request, since they are no error output
 */
record Intake(long records, long dropped, long fallback, long refused, long skipped)
    implements Serializable {

  static final Intake NONE = new Intake(0, 0, 0, 0, 0);
  static final String FACT = "intake";

  @Serial private static final long serialVersionUID = 1L;

  Intake plus(Intake other) {
    return new Intake(
        records + other.records,
        dropped + other.dropped,
        fallback + other.fallback,
        refused + other.refused,
        skipped + other.skipped);
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(5 * Long.BYTES)
        .putLong(records)
        .putLong(dropped)
        .putLong(fallback)
        .putLong(refused)
        .putLong(skipped)
        .array();
  }

  static Intake of(byte[] bytes) {
    ByteBuffer numbers = ByteBuffer.wrap(bytes);
    return new Intake(
        numbers.getLong(),
        numbers.getLong(),
        numbers.getLong(),
        numbers.getLong(),
        numbers.getLong());
  }
}

package io.sespartitioner.replay.report;

import io.sespartitioner.replay.input.InputBytes;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * How many records went where.
 *
 * @param records records that went into the delivery stream
 * @param delivered records in delivered objects
 * @param dropped records that the function dropped
 * @param failed records in error output
 * @param fallback records that took an {@code otherwise}; 0 if another handler is used
 * @param refused what Firehose would not take for its length, and what no event can be taken out
 *     of; not among the records
 * @param skipped records left out on request, since they are no error output; not among the records
 * @param bytes where the bytes of the inputs are; those of each file add up, or the run ends
 */
public record Totals(
    long records,
    long delivered,
    long dropped,
    long failed,
    long fallback,
    long refused,
    long skipped,
    InputBytes bytes) {

  /** Whether every record is accounted for. */
  public boolean balanced() {
    return missing() == 0;
  }

  /** How many records are not accounted for; below zero if there are more than there were. */
  long missing() {
    return records - delivered - dropped - failed;
  }

  /** In words: whether every record is accounted for. */
  public String verdict() {
    if (balanced()) {
      return balancedVerdict();
    }
    long missing = missing();
    return Amount.of(Math.abs(missing), "record")
        + (missing > 0 ? " missing" : " too many")
        + "; please report this";
  }

  /** Whether the verdict is nothing to be alarmed at. */
  public boolean isGood() {
    return balanced() && refused == 0 && (records == 0 || failed < records);
  }

  private String balancedVerdict() {
    if (records == 0) {
      return "no events found";
    }
    if (failed == records) {
      return "every record failed";
    }
    return refused == 0 ? "nothing is lost" : "nothing is lost of what was taken";
  }

  /** Where the bytes of the inputs are, and what didn't go into the delivery stream. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (bytes.read() > 0) {
      sentences.add(
          Amount.text(
              "%s read: %s in records, %s around them, %s refused",
              Amount.bytes(bytes.read()),
              Amount.partOfBytes(bytes.records(), bytes.read()),
              Amount.partOfBytes(bytes.around(), bytes.read()),
              Amount.partOfBytes(bytes.refused(), bytes.read())));
    }
    if (refused > 0) {
      sentences.add(
          Amount.text(
              "%,d not taken: over %,d bytes, more than a Firehose record can have, or no event can"
                  + " be taken out of it",
              refused, FirehoseRecord.MAX_BYTES));
    }
    if (skipped > 0) {
      sentences.add(Amount.text("%,d left out: no error output", skipped));
    }
    return sentences;
  }
}

package io.sespartitioner.replay.input;

/**
 * One record as SES would send it, and its number. The payload is not copied and not to be changed.
 */
public final class InputRecord {

  private final byte[] payload;
  private final long number;

  InputRecord(byte[] payload, long number) {
    this.payload = payload;
    this.number = number;
  }

  /** The record's bytes: one JSON text and a newline, or the original bytes of a failed record. */
  public byte[] payload() {
    return payload;
  }

  /** The record's number, counted over all inputs, from 0. */
  public long number() {
    return number;
  }
}

package io.sespartitioner.replay.stream;

/**
 * One record of the delivery stream. The payload is not copied and not to be changed.
 *
 * <p>Thread-safe.
 */
public final class FirehoseRecord {

  private static final String ID_START = "4965";
  private static final int ID_CHARS = 56;

  private final long number;
  private final long arrivalMillis;
  private final byte[] payload;

  /**
   * A record.
   *
   * @param number its number in the input, unique
   * @param arrivalMillis arrival time in milliseconds since 1970
   * @param payload its bytes
   */
  public FirehoseRecord(long number, long arrivalMillis, byte[] payload) {
    this.number = number;
    this.arrivalMillis = arrivalMillis;
    this.payload = payload;
  }

  /** The record's number in the input. */
  public long number() {
    return number;
  }

  /** When Firehose received it, in milliseconds since 1970. */
  public long arrivalMillis() {
    return arrivalMillis;
  }

  /** The record's bytes. */
  public byte[] payload() {
    return payload;
  }

  /** A {@code recordId} like AWS's: a long decimal number, the same in every attempt. */
  public String recordId() {
    String digits = Long.toString(number);
    return ID_START + "0".repeat(ID_CHARS - ID_START.length() - digits.length()) + digits;
  }
}

package io.sespartitioner.replay.stream;

import io.sespartitioner.replay.senders.EventFacts;

/**
 * One record of the delivery stream. It is dated if it arrives at the time that its event tells,
 * and not just at the time of the replay. The payload is not copied and not to be changed.
 *
 * <p>Thread-safe.
 */
public final class FirehoseRecord {

  /** Firehose takes records of up to 1,000 KiB (Amazon Data Firehose quota). */
  public static final int MAX_BYTES = 1_024_000;

  private static final String ID_START = "4965";
  private static final int ID_CHARS = 56;

  private final long number;
  private final long arrivalMillis;
  private final boolean dated;
  private final byte[] payload;
  private final EventFacts facts;

  private FirehoseRecord(
      long number, long arrivalMillis, boolean dated, byte[] payload, EventFacts facts) {
    this.number = number;
    this.arrivalMillis = arrivalMillis;
    this.dated = dated;
    this.payload = payload;
    this.facts = facts;
  }

  /**
   * A record that arrives when its event happened.
   *
   * @param number its number in the input, unique
   * @param eventMillis time of the event in milliseconds since 1970
   * @param payload its bytes
   */
  public static FirehoseRecord dated(long number, long eventMillis, byte[] payload) {
    return new FirehoseRecord(number, eventMillis, true, payload, EventFacts.NONE);
  }

  /**
   * A record that arrives when it is replayed.
   *
   * @param number its number in the input, unique
   * @param nowMillis time of the replay in milliseconds since 1970
   * @param payload its bytes
   */
  public static FirehoseRecord undated(long number, long nowMillis, byte[] payload) {
    return new FirehoseRecord(number, nowMillis, false, payload, EventFacts.NONE);
  }

  /** The same record, with what its event says of how mail does. */
  public FirehoseRecord with(EventFacts said) {
    return new FirehoseRecord(number, arrivalMillis, dated, payload, said);
  }

  /** What its event says of how mail does. */
  public EventFacts facts() {
    return facts;
  }

  /** The record's number in the input. */
  public long number() {
    return number;
  }

  /** When Firehose received it, in milliseconds since 1970. */
  public long arrivalMillis() {
    return arrivalMillis;
  }

  /** Whether it arrives at the time that its event tells. */
  public boolean isDated() {
    return dated;
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

package io.sespartitioner.replay.input;

import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** What stands in an input, one after the other. */
public sealed interface Found {

  /** Its number in its file, from 1. */
  long number();

  /** A record as SES would send it. The payload is not copied and not to be changed. */
  final class Taken implements Found {

    private final long number;
    private final byte[] payload;
    private final Optional<SesEvent> event;
    private final boolean whole;

    Taken(long number, byte[] payload, Optional<SesEvent> event, boolean whole) {
      this.number = number;
      this.payload = payload;
      this.event = event;
      this.whole = whole;
    }

    @Override
    public long number() {
      return number;
    }

    /** One JSON text and a newline, or the original bytes of a failed record. */
    public byte[] payload() {
      return payload;
    }

    /**
     * What was read of it as it was found, if it is an event on one line; valid until the next is
     * asked for.
     */
    public Optional<SesEvent> event() {
      return event;
    }

    /** Whether it is a JSON text or an original payload, and not something that broke off. */
    boolean whole() {
      return whole;
    }
  }

  /**
   * Something that can't be a record, such as what is longer than Firehose takes.
   *
   * @param why what is wrong with it, as the end of a sentence
   */
  record Refused(long number, String why) implements Found {}

  /** A record that is left out on request, because it is no error output. */
  record Skipped(long number) implements Found {}
}

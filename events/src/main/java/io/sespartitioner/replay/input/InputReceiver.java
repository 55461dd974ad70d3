package io.sespartitioner.replay.input;

import java.io.IOException;

/** Receives the records of the inputs, in order of file name and of place in the file. */
public interface InputReceiver {

  /** Takes no notice of anything. */
  InputReceiver NONE =
      new InputReceiver() {
        @Override
        public void accept(InputRecord record) {}

        @Override
        public void refused(String file, long record, String why) {}

        @Override
        public void skipped() {}
      };

  /**
   * Takes one record.
   *
   * @throws IOException if it can't be kept
   */
  void accept(InputRecord record) throws IOException;

  /**
   * Learns of something that can't be a record, such as what is longer than Firehose takes.
   *
   * @param file the name of what it stands in
   * @param record its number there, from 1
   * @param why what is wrong with it, as the end of a sentence
   */
  void refused(String file, long record, String why);

  /** Learns of a record that is left out because it is no error output. */
  void skipped();

  /**
   * Learns that a file is about to be read.
   *
   * @param firstNumber the number that its first record will have
   */
  default void begins(String file, long firstNumber) {}

  /** Learns, from another thread, that nothing has come from a pipe yet, for which it is waited. */
  default void waitsFor(String pipe) {}

  /**
   * One record as SES would send it, and its number. The payload is not copied and not to be
   * changed.
   */
  public static final class InputRecord {

    private final byte[] payload;
    private final long number;

    InputRecord(byte[] payload, long number) {
      this.payload = payload;
      this.number = number;
    }

    /**
     * The record's bytes: one JSON text and a newline, or the original bytes of a failed record.
     */
    public byte[] payload() {
      return payload;
    }

    /** The record's number, counted over all inputs, from 0. */
    public long number() {
      return number;
    }
  }
}

package io.sespartitioner.replay.input;

import java.io.IOException;
import java.nio.file.Path;

/** Receives the records of the inputs, in order of file name and of place in the file. */
public interface InputReceiver {

  /**
   * Takes one record.
   *
   * @throws IOException if it can't be kept
   */
  void accept(InputRecord record) throws IOException;

  /**
   * Learns of something that Firehose would not take as a record because it is over 1,024,000
   * bytes.
   *
   * @param file the file it stands in
   * @param record its number in the file, from 1
   * @param bytes its length
   */
  void refused(Path file, long record, long bytes);

  /** Learns of a record that is left out because it is no error output. */
  void skipped();

  /**
   * Learns that a file is about to be read.
   *
   * @param firstNumber the number that its first record will have
   */
  default void begins(Path file, long firstNumber) {}
}

package io.sespartitioner.replay.input;

import java.io.IOException;

/** Receives what stands in the inputs, in order of file name and of place in the file. */
public interface InputReceiver {

  /**
   * Takes what is found next in the file that began last.
   *
   * @throws IOException if it can't be kept
   */
  void found(Found found) throws IOException;

  /**
   * Learns that a file is about to be read.
   *
   * @param firstNumber the number that its first record has, counted over all inputs, from 0
   */
  default void begins(String file, long firstNumber) {}

  /**
   * Learns of a file that is left out.
   *
   * @param why the reason, as the end of a sentence
   */
  default void leftOut(String file, String why) {}

  /** Learns, from another thread, that nothing has come from a pipe yet, for which it is waited. */
  default void waitsFor(String pipe) {}
}

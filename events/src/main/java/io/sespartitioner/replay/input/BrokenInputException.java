package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.Serial;

/** A file can't be read to its end, or its content isn't what its first bytes promise. */
final class BrokenInputException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean foreign;

  /** What is wrong with a part of a file. */
  BrokenInputException(String message) {
    super(message);
    this.foreign = false;
  }

  private BrokenInputException(String message, boolean foreign, Throwable cause) {
    super(message, cause);
    this.foreign = foreign;
  }

  /** What a file is that isn't read, as a sentence whose subject is its name. */
  static BrokenInputException foreign(String message) {
    return new BrokenInputException(message, true, null);
  }

  /** Whether it tells what a file is that isn't read. */
  boolean isForeign() {
    return foreign;
  }

  /** The same trouble, with the file, and the number of the record that was reached. */
  BrokenInputException in(String file, long record) {
    String where = foreign ? file + " " : file + ", after record " + record + ": ";
    return new BrokenInputException(where + getMessage(), foreign, this);
  }
}

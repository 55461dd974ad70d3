package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.Serial;

/** A file can't be read to its end, or its content isn't what its first bytes promise. */
final class BrokenInputException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  BrokenInputException(String message) {
    super(message);
  }
}

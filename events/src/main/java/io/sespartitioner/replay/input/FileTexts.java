package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The texts in a file: one, or that of each entry of an archive. */
interface FileTexts {

  /**
   * The next, when the one before was read to its end; none behind the last.
   *
   * @throws BrokenInputException if what comes next is nothing that is read, or nothing comes and
   *     the file isn't at its end
   */
  Optional<InputStream> next() throws IOException;

  /** One text alone. */
  static FileTexts one(InputStream text) {
    boolean[] taken = {false};
    return () -> {
      boolean first = !taken[0];
      taken[0] = true;
      return Optional.of(text).filter(any -> first);
    };
  }
}

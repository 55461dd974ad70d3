package io.sespartitioner.replay.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with inputs, so that all of it is told at once. */
final class Troubles {

  /** How many are told; of more it is told how many there are. */
  private static final int MAX_TOLD = 20;

  private final List<IOException> told = new ArrayList<>();
  private long count;

  void add(IOException trouble) {
    count++;
    if (told.size() < MAX_TOLD) {
      told.add(trouble);
    }
  }

  boolean any() {
    return count > 0;
  }

  /**
   * Does nothing if there is none.
   *
   * @throws IOException the first, with the others as suppressed ones
   */
  void throwAll() throws IOException {
    if (told.isEmpty()) {
      return;
    }
    IOException first = told.get(0);
    told.subList(1, told.size()).forEach(first::addSuppressed);
    if (count > MAX_TOLD) {
      first.addSuppressed(
          new IOException(String.format("and %,d more files like these", count - MAX_TOLD)));
    }
    throw first;
  }
}

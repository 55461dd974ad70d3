package io.sespartitioner.replay;

import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers where records were found, by their numbers.
 *
 * <p>Thread-safe.
 */
final class Places {

  private final TreeMap<Long, String> files = new TreeMap<>();
  private final boolean needed;

  /**
   * A memory of places.
   *
   * @param needed whether anyone will ask; else nothing is kept, since there may be millions of
   *     files
   */
  Places(boolean needed) {
    this.needed = needed;
  }

  synchronized void begins(String file, long firstNumber) {
    if (needed) {
      files.put(firstNumber, file);
    }
  }

  /** The file of the record with this number, and its number there. */
  synchronized String of(long number) {
    Map.Entry<Long, String> file = files.floorEntry(number);
    return file.getValue() + ", record " + (number - file.getKey() + 1);
  }
}

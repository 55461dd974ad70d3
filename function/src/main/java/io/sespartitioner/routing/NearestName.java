package io.sespartitioner.routing;

import java.util.Collection;
import java.util.Optional;

/** Finds what a misspelt name was meant to be. */
public final class NearestName {

  private NearestName() {}

  /** Advice to end a message with: the known name that was meant, or all of them. */
  static String advice(String name, Collection<String> known) {
    Optional<String> nearest = of(name, known);
    return nearest.isPresent()
        ? "did you mean \"" + nearest.get() + "\"?"
        : "write one of " + String.join(", ", known);
  }

  /** The known name that is at most two edits, and less than half the name, away. */
  public static Optional<String> of(String name, Collection<String> known) {
    String nearest = null;
    int fewest = Math.min(3, (name.length() + 1) / 2);
    for (String candidate : known) {
      int edits = name.equalsIgnoreCase(candidate) ? 0 : edits(name, candidate);
      if (edits < fewest) {
        fewest = edits;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** How many characters to insert, delete or replace (Levenshtein). */
  private static int edits(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] edits = new int[to.length() + 1];
      edits[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        edits[column] = Math.min(replaced, Math.min(above[column], edits[column - 1]) + 1);
      }
      above = edits;
    }
    return above[to.length()];
  }
}

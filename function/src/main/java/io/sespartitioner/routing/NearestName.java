package io.sespartitioner.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds what a misspelt name was meant to be. */
public final class NearestName {

  private static final int MOST_NAMES = 50;

  private NearestName() {}

  /** Advice to end a message with: the known name that was meant, or all of them. */
  static String advice(String name, Collection<String> known) {
    Optional<String> nearest = of(name, known);
    return nearest.isPresent()
        ? "did you mean \"" + nearest.get() + "\"?"
        : "write one of " + String.join(", ", some(known));
  }

  private static Collection<String> some(Collection<String> names) {
    List<String> some = new ArrayList<>();
    for (String name : names) {
      if (some.size() == MOST_NAMES) {
        some.add("...");
        return some;
      }
      some.add(name);
    }
    return some;
  }

  /** The known name that is at most two edits, and less than half the name, away. */
  public static Optional<String> of(String name, Collection<String> known) {
    String nearest = null;
    int fewest = Math.min(3, (name.length() + 1) / 2);
    for (String candidate : known) {
      if (Math.abs(name.length() - candidate.length()) >= fewest) {
        continue;
      }
      int edits = name.equalsIgnoreCase(candidate) ? 0 : edits(name, candidate, fewest);
      if (edits < fewest) {
        fewest = edits;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** How many characters to insert, delete or replace (Levenshtein), or {@code enough}. */
  private static int edits(String from, String to, int enough) {
    int[] above = new int[to.length() + 1];
    Arrays.setAll(above, column -> column);
    int[] edits = new int[to.length() + 1];
    for (int row = 1; row <= from.length(); row++) {
      Arrays.fill(edits, enough);
      edits[0] = row;
      int least = row;
      // What is further from the diagonal has that many edits at least.
      int last = Math.min(to.length(), row + enough);
      for (int column = Math.max(1, row - enough); column <= last; column++) {
        int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        edits[column] = Math.min(replaced, Math.min(above[column], edits[column - 1]) + 1);
        least = Math.min(least, edits[column]);
      }
      if (least >= enough) {
        return enough;
      }
      int[] done = edits;
      edits = above;
      above = done;
    }
    return above[to.length()];
  }
}

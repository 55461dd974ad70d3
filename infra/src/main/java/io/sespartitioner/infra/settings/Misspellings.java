package io.sespartitioner.infra.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds context values that nobody reads but whose names are nearly a setting's. */
public final class Misspellings {

  private static final int NEAR = 2;

  private Misspellings() {}

  /** A warning for each of {@code keys} that is probably meant as a setting. */
  public static List<String> warnings(Collection<String> keys) {
    return keys.stream().sorted().flatMap(key -> warning(key).stream()).toList();
  }

  private static Optional<String> warning(String key) {
    if (Stream.of(Setting.values()).anyMatch(setting -> setting.key().equals(key))) {
      return Optional.empty();
    }
    return Stream.of(Setting.values())
        .map(Setting::key)
        .filter(setting -> near(plain(key), plain(setting)))
        .findFirst()
        .map(meant -> "Nothing reads the context value '%s'; is '%s' meant?".formatted(key, meant));
  }

  private static String plain(String key) {
    return key.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  private static boolean near(String one, String other) {
    return distance(one, other) <= NEAR;
  }

  /** Levenshtein distance: how many letters to add, take away or change. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}

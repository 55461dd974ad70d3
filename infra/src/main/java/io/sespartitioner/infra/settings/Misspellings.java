package io.sespartitioner.infra.settings;

import io.sespartitioner.routing.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds context values that nobody reads but whose names are nearly a setting's. */
public final class Misspellings {

  private Misspellings() {}

  /** A warning for each of {@code keys} that is probably meant as a setting. */
  public static List<String> warnings(Collection<String> keys) {
    return keys.stream().sorted().flatMap(key -> warning(key).stream()).toList();
  }

  private static Optional<String> warning(String key) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      settings.put(plain(setting.key()), setting.key());
    }
    return settings.containsValue(key)
        ? Optional.empty()
        : NearestName.of(plain(key), settings.keySet())
            .map(meant -> warning(key, settings.get(meant)));
  }

  private static String warning(String key, String meant) {
    return "Nothing reads the context value '%s'; is '%s' meant?".formatted(key, meant);
  }

  private static String plain(String key) {
    return key.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }
}

package io.sespartitioner.infra.settings;

import io.sespartitioner.routing.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds context values that nobody reads but whose names are nearly a setting's: with a misspelt
 * {@code bucket}, a new one would be made.
 */
final class Misspellings {

  private Misspellings() {}

  /** A problem for each of {@code keys} that is probably meant as a setting. */
  static List<String> problems(Collection<String> keys) {
    return keys.stream().sorted().flatMap(key -> problem(key).stream()).toList();
  }

  /** Advice to end a message on an unknown name with, if a setting's is near. */
  static String advice(String key) {
    return meant(key).map(meant -> "; did you mean '" + meant + "'?").orElse(".");
  }

  private static Optional<String> problem(String key) {
    return meant(key)
        .filter(meant -> !meant.equals(key))
        .map(
            meant ->
                "%s: nothing reads it; did you mean '%s'? If not, give your own context value a name"
                        .formatted(key, meant)
                    + " that is less like a setting's.");
  }

  private static Optional<String> meant(String key) {
    Map<String, String> settings = new LinkedHashMap<>();
    Setting.all().forEach(setting -> settings.put(plain(setting.key()), setting.key()));
    return NearestName.of(plain(key), settings.keySet()).map(settings::get);
  }

  private static String plain(String key) {
    return key.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }
}

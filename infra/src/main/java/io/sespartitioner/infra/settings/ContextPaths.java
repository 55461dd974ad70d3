package io.sespartitioner.infra.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings that are paths, in the context values of a file. */
public final class ContextPaths {

  private static final List<Setting<?>> PATHS =
      List.of(Setting.RULES, Setting.FUNCTION_BUILD, Setting.BACKFILL_JOB);

  private ContextPaths() {}

  /**
   * The same context, with relative paths from {@code folder} on: what a file says must not depend
   * on where somebody stands, also in the settings of each of several deployments. An empty text
   * stays, as it is no path.
   */
  public static Map<String, Object> startingFrom(Path folder, Map<String, Object> context) {
    Map<String, Object> resolved = new HashMap<>(context);
    for (Setting<?> setting : PATHS) {
      resolved.computeIfPresent(setting.key(), (key, value) -> resolve(folder, value));
    }
    resolved.computeIfPresent(
        Setting.DEPLOYMENTS.key(), (key, value) -> resolveEach(folder, value));
    return resolved;
  }

  private static Object resolveEach(Path folder, Object deployments) {
    if (!(deployments instanceof Map<?, ?> several)) {
      return deployments;
    }
    Map<Object, Object> resolved = new TreeMap<>();
    several.forEach(
        (domain, own) ->
            resolved.put(
                domain, own instanceof Map<?, ?> map ? startingFrom(folder, texts(map)) : own));
    return resolved;
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> texts = new HashMap<>();
    map.forEach((key, value) -> texts.put(key.toString(), value));
    return texts;
  }

  private static Object resolve(Path folder, Object value) {
    String text = value.toString().strip();
    return text.isEmpty() ? value : folder.resolve(text).normalize().toString();
  }
}

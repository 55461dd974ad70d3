package io.sespartitioner.infra.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings that are paths, in the context values of a file. */
public final class ContextPaths {

  private static final List<Setting> PATHS = List.of(Setting.RULES, Setting.FUNCTION_BUILD);

  private ContextPaths() {}

  /**
   * The same context, with relative paths from {@code folder} on: what a file says must not depend
   * on where somebody stands. An empty text stays, as it is no path.
   */
  public static Map<String, Object> startingFrom(Path folder, Map<String, Object> context) {
    Map<String, Object> resolved = new HashMap<>(context);
    for (Setting setting : PATHS) {
      resolved.computeIfPresent(setting.key(), (key, value) -> resolve(folder, value));
    }
    return resolved;
  }

  private static Object resolve(Path folder, Object value) {
    String text = value.toString().strip();
    return text.isEmpty() ? value : folder.resolve(text).normalize().toString();
  }
}

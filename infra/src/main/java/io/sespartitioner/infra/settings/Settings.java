package io.sespartitioner.infra.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a deployment has chosen; every value is checked. */
public final class Settings {

  private final Map<Setting<?>, Object> chosen;

  private Settings(Map<Setting<?>, Object> chosen) {
    this.chosen = Map.copyOf(chosen);
  }

  /**
   * The settings in {@code context}, the context values of a CDK app: texts, or whole numbers as
   * {@code cdk.json} may have them. An empty text counts as not given, and other keys are ignored,
   * but for those that are nearly a setting's.
   *
   * @param folder the folder that relative paths start from
   * @throws BadSettingsException with every problem there is
   */
  public static Settings read(Map<String, Object> context, Path folder) {
    ContextValues values = new ContextValues(context, folder);
    values.problems().addAll(Misspellings.problems(context.keySet()));
    Map<Setting<?>, Object> chosen = new HashMap<>();
    Setting.all().forEach(setting -> chosen.put(setting, values.get(setting)));
    Settings settings = new Settings(chosen);
    settings.check(values);
    List<String> problems = values.problems();
    if (!problems.isEmpty()) {
      throw new BadSettingsException(problems);
    }
    return settings;
  }

  private void check(ContextValues values) {
    if (get(Setting.CONFIGURATION_SET).isPresent() && !get(Setting.TLS_REQUIRED)) {
      values.problem(
          Setting.TLS_REQUIRED,
          "can't be set on an existing configuration set: set it there, or leave configurationSet"
              + " empty.");
    }
  }

  /** The value of {@code setting}. */
  @SuppressWarnings("unchecked") // Each value was read by its own setting.
  public <T> T get(Setting<T> setting) {
    return (T) chosen.get(setting);
  }

  /** What the names of this deployment begin with: {@code examplecom} for {@code example.com}. */
  public String name() {
    return get(Setting.NAME).orElseGet(() -> get(Setting.DOMAIN).replace(".", ""));
  }

  /** Advice on settings that can be deployed, but do hardly what they are meant for. */
  public List<String> warnings() {
    return get(Setting.ARCHIVE_AFTER_DAYS)
        .flatMap(days -> ArchivePrice.warning(days, get(Setting.LOG_EXPIRATION_DAYS)))
        .map(why -> Setting.ARCHIVE_AFTER_DAYS + ": " + why)
        .stream()
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings && chosen.equals(settings.chosen);
  }

  @Override
  public int hashCode() {
    return chosen.hashCode();
  }
}

package io.sespartitioner.infra.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The deployments of one app: one for each sender domain. */
public final class Deployments {

  private final Map<String, Object> context;
  private final Path folder;
  private final List<String> problems = new ArrayList<>();
  private final List<Settings> read = new ArrayList<>();

  private Deployments(Map<String, Object> context, Path folder) {
    this.context = context;
    this.folder = folder;
  }

  /**
   * The deployments in {@code context}, ordered by domain: those that the setting {@code
   * deployments} names, or else the one of {@code domain}. Each has its own settings, and for the
   * rest those of the context.
   *
   * @param folder the folder that relative paths start from
   * @throws BadSettingsException with every problem that any of them has
   */
  public static List<Settings> read(Map<String, Object> context, Path folder) {
    return new Deployments(context, folder).read();
  }

  private List<Settings> read() {
    ContextValues values = new ContextValues(context, folder);
    Map<String, Object> several = new TreeMap<>(values.get(Setting.DEPLOYMENTS));
    if (several.isEmpty() && values.problems().isEmpty()) {
      return List.of(Settings.read(context, folder));
    }
    if (values.text(Setting.DOMAIN).isPresent() && !several.isEmpty()) {
      values.problem(Setting.DOMAIN, "leave it empty: each of deployments has its own.");
    }
    problems.addAll(values.problems());
    several.forEach(this::deployment);
    Set<String> names = new HashSet<>();
    read.stream()
        .filter(settings -> !names.add(settings.name()))
        .forEach(
            settings ->
                problem(
                    settings.get(Setting.DOMAIN),
                    "another deployment has the name "
                        + settings.name()
                        + ", too: give it a 'name'"
                        + " of its own."));
    if (!problems.isEmpty()) {
      throw new BadSettingsException(problems);
    }
    return List.copyOf(read);
  }

  private void deployment(String domain, Object own) {
    Map<String, Object> merged = new HashMap<>(context);
    merged.remove(Setting.DEPLOYMENTS.key());
    if (own instanceof Map<?, ?> settings) {
      settings.forEach((key, value) -> override(domain, merged, key.toString(), value));
    } else {
      problem(domain, "'" + own + "' is no object of settings; write {} if it has none.");
    }
    merged.put(Setting.DOMAIN.key(), domain);
    try {
      read.add(Settings.read(merged, folder));
    } catch (BadSettingsException e) {
      e.problems().forEach(problem -> problem(domain, problem));
    }
  }

  private void override(String domain, Map<String, Object> merged, String key, Object value) {
    if (key.equals(Setting.DOMAIN.key())) {
      problem(domain, "its domain is the name that it stands under; take '" + key + "' out.");
    } else if (key.equals(Setting.DEPLOYMENTS.key())) {
      problem(domain, "a deployment has no deployments of its own; take them out.");
    } else if (Setting.all().stream().anyMatch(setting -> setting.key().equals(key))) {
      merged.put(key, value);
    } else {
      problem(domain, "nothing reads '" + key + "'" + Misspellings.advice(key));
    }
  }

  private void problem(String domain, String problem) {
    problems.add(Setting.DEPLOYMENTS.key() + "/" + domain + ": " + problem);
  }
}

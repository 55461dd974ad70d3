package io.sespartitioner.routing;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The custom key sources on the class path, which are looked for when rules first use one. */
final class CustomSources {

  private final boolean loaded;
  private final Map<String, CustomKeySource> byName;

  private CustomSources(boolean loaded, Map<String, CustomKeySource> byName) {
    this.loaded = loaded;
    this.byName = byName;
  }

  static CustomSources notLoaded() {
    return new CustomSources(false, Map.of());
  }

  /** These sources if they are loaded, else those that there are; problems go to {@code node}. */
  CustomSources loaded(Node node) {
    if (loaded) {
      return this;
    }
    Map<String, CustomKeySource> byName = new TreeMap<>();
    try {
      for (CustomKeySource source : ServiceLoader.load(CustomKeySource.class)) {
        CustomKeySource other = byName.put(source.name(), source);
        if (other != null) {
          node.problem(
              "Two custom sources have the name \""
                  + source.name()
                  + "\": rename "
                  + source.getClass().getName()
                  + " or "
                  + other.getClass().getName());
        }
      }
    } catch (ServiceConfigurationError e) {
      node.problem(
          "Can't load the custom sources ("
              + e.getMessage()
              + "): correct"
              + " META-INF/services/"
              + CustomKeySource.class.getName());
    }
    return new CustomSources(true, byName);
  }

  /** The source that a {@code custom} names; empty, with a problem, if there is none. */
  Optional<KeySource> read(Node node) {
    Optional<String> name = node.text();
    if (name.isPresent() && !byName.containsKey(name.get())) {
      node.problem("Unknown custom source \"" + name.get() + "\": " + advice(name.get()));
      return Optional.empty();
    }
    return name.map(known -> new CustomSource(known, byName.get(known)));
  }

  private String advice(String name) {
    return byName.isEmpty()
        ? "no class is listed in META-INF/services/" + CustomKeySource.class.getName()
        : NearestName.advice(name, byName.keySet());
  }
}

package io.sespartitioner.routing;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The custom key sources on the class path, which are looked for when rules first use one. */
final class CustomSources implements KeySources.Reader {

  private final Map<String, CustomKeySource> byName = new TreeMap<>();
  private boolean loaded;
  private boolean complete = true;

  /** The source that a {@code custom} names; empty, with a problem, if there is none. */
  @Override
  public Optional<CustomSource> read(Node node, Map<String, Node> members) {
    if (!loaded) {
      loaded = true;
      load(node);
    }
    Optional<String> name = node.text();
    if (name.isPresent() && !byName.containsKey(name.get())) {
      // The one that is meant may be the one that could not be loaded.
      if (complete) {
        node.problem("Unknown custom source \"" + name.get() + "\": " + advice(name.get()));
      }
      return Optional.empty();
    }
    return name.map(known -> new CustomSource(known, byName.get(known)));
  }

  private void load(Node node) {
    try {
      for (CustomKeySource source : ServiceLoader.load(CustomKeySource.class)) {
        add(source, node);
      }
    } catch (ServiceConfigurationError e) {
      complete = false;
      node.problem(
          "Can't load the custom sources ("
              + e.getMessage()
              + "): correct"
              + " META-INF/services/"
              + CustomKeySource.class.getName());
    }
  }

  private void add(CustomKeySource source, Node node) {
    String className = source.getClass().getName();
    String name;
    try {
      name = CustomSource.call(className, source::name);
    } catch (CustomSource.Failure e) {
      complete = false;
      node.problem("Custom source without a name (" + e.getMessage() + "): let name() return one");
      return;
    }
    CustomKeySource other = byName.put(name, source);
    if (other != null) {
      node.problem(
          "Two custom sources have the name \""
              + name
              + "\": rename "
              + className
              + " or "
              + other.getClass().getName());
    }
  }

  private String advice(String name) {
    return byName.isEmpty()
        ? "no class is listed in META-INF/services/" + CustomKeySource.class.getName()
        : NearestName.advice(name, byName.keySet());
  }
}

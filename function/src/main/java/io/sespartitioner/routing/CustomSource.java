package io.sespartitioner.routing;

import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A key source of the user's, found by its name. */
record CustomSource(String name, CustomKeySource source) implements KeySource {

  @Override
  public Optional<KeyText> read(SesEvent event) {
    return call(name, () -> source.read(event))
        .filter(text -> !text.isEmpty())
        .map(KeyText::fromEvent);
  }

  /**
   * What a stranger's code gives.
   *
   * @throws Failure with {@code name} if it gives null or throws
   */
  // It may throw anything: checked exceptions too if it is not Java, and a StackOverflowError on a
  // deep event. Only what says that the JVM is unwell goes on.
  static <T> T call(String name, Supplier<T> code) {
    try {
      return Objects.requireNonNull(code.get());
    } catch (StackOverflowError e) {
      throw new Failure(name, e);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      throw new Failure(name, e);
    }
  }

  @Override
  public Selection selection() {
    return Selection.none();
  }

  @Override
  public int longest() {
    return PartitionValue.MAX_CHARACTERS;
  }

  @Override
  public String jqText(Jq.Place place) {
    return place.at("custom").refuse("a custom source is Java");
  }

  @Override
  public String toString() {
    return "custom \"" + name + "\"";
  }

  /** Says that a custom key source threw, without anything that could be of the event. */
  static final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Throwable thrown;

    Failure(String name, Throwable thrown) {
      super(name + ": " + thrown.getClass().getName(), null, false, false);
      this.thrown = thrown;
    }

    /** The exception itself, whose message may hold what the event holds. */
    Throwable thrown() {
      return thrown;
    }
  }

  /** The custom key sources on the class path, which are looked for when rules first use one. */
  static final class Reader implements KeySources.Reader {

    private static final String SERVICES = "META-INF/services/" + CustomKeySource.class.getName();

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
            e.getCause() == null
                ? "Can't load the custom sources (" + e.getMessage() + "): correct " + SERVICES
                : "Can't load the custom sources ("
                    + e.getMessage()
                    + ": "
                    + thrown(e.getCause())
                    + "): mend its constructor");
      }
    }

    private void add(CustomKeySource source, Node node) {
      String className = source.getClass().getName();
      String name;
      try {
        name = call(className, source::name);
      } catch (Failure e) {
        complete = false;
        node.problem(
            "Custom source without a name (" + e.getMessage() + "): let name() return one");
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

    /** An exception with its message, which is of no event, and the line that threw it. */
    private static String thrown(Throwable thrown) {
      StackTraceElement[] places = thrown.getStackTrace();
      return thrown + (places.length == 0 ? "" : ", at " + places[0]);
    }

    private String advice(String name) {
      return byName.isEmpty()
          ? "no class is listed in " + SERVICES
          : NearestName.advice(name, byName.keySet());
    }
  }
}

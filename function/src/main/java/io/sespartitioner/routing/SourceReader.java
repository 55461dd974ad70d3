package io.sespartitioner.routing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads key sources. */
final class SourceReader {

  private static final List<String> SOURCES =
      List.of("tag", "field", "header", "time", "custom", "firstOf");

  /** What may stand in a source. */
  static final List<String> PROPERTIES =
      List.of(
          "tag",
          "field",
          "header",
          "time",
          "custom",
          "firstOf",
          "format",
          "zone",
          "match",
          "lowercase",
          "map");

  private final ZoneId timeZone;
  private final CustomSources customSources = new CustomSources();

  /** A reader for rules whose prefixes have this time zone. */
  SourceReader(ZoneId timeZone) {
    this.timeZone = timeZone;
  }

  /** Reads the source of a key or within {@code firstOf}; empty if it has problems. */
  Optional<KeySource> read(Node node, Map<String, Node> members) {
    Optional<KeySource> source = unrefined(node, members);
    Optional<List<Refinement>> refinements = RefinementReader.read(members);
    if (source.isEmpty() || refinements.isEmpty() || refinements.get().isEmpty()) {
      return refinements.isEmpty() ? Optional.empty() : source;
    }
    return Optional.of(new RefinedSource(source.get(), refinements.get()));
  }

  private Optional<KeySource> unrefined(Node node, Map<String, Node> members) {
    List<String> found = new ArrayList<>();
    for (String name : SOURCES) {
      if (members.containsKey(name)) {
        found.add(name);
      }
    }
    if (found.size() != 1) {
      if (found.size() > 1 || node.hasOnly(KeysReader.PROPERTIES)) {
        node.problem(notOneSource(found));
      }
      return Optional.empty();
    }
    TimeReader.checkOnlyWithTime(members);
    return read(found.get(0), members);
  }

  private static String notOneSource(List<String> found) {
    return found.isEmpty()
        ? "No source: write one of " + String.join(", ", SOURCES)
        : "More than one source ("
            + String.join(", ", found)
            + "): keep one, or list them in firstOf";
  }

  private Optional<KeySource> read(String source, Map<String, Node> members) {
    Node node = members.get(source);
    return switch (source) {
      case "tag", "field", "header" -> eventText(source, node);
      case "time" -> TimeReader.read(node, members, timeZone);
      case "custom" -> customSources.read(node);
      default -> firstOf(node);
    };
  }

  private static Optional<KeySource> eventText(String source, Node node) {
    Optional<EventText> text = EventTextReader.read(source, node);
    return text.isPresent() ? Optional.of(text.get()) : Optional.empty();
  }

  private Optional<KeySource> firstOf(Node node) {
    List<KeySource> sources = new ArrayList<>();
    List<Node> elements = node.elements();
    for (Node element : elements) {
      Optional<KeySource> source = read(element, element.members(PROPERTIES));
      if (source.isPresent()) {
        sources.add(source.get());
      }
    }
    if (elements.isEmpty() && node.isList()) {
      node.problem("Empty list: write at least one source");
    }
    return sources.isEmpty() || sources.size() < elements.size()
        ? Optional.empty()
        : Optional.of(new FirstOf(sources));
  }
}

package io.sespartitioner.routing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads key sources. */
final class SourceReader {

  /** The sources, in the order in which messages name them. A new one is a constant and a case. */
  enum Source {
    TAG("tag"),
    FIELD("field"),
    HEADER("header"),
    TIME("time"),
    CUSTOM("custom"),
    FIRST_OF("firstOf");

    /** How the rules write it. */
    final String word;

    Source(String word) {
      this.word = word;
    }

    static List<String> words() {
      List<String> words = new ArrayList<>();
      for (Source source : values()) {
        words.add(source.word);
      }
      return words;
    }
  }

  private static final List<String> REFINEMENTS =
      List.of("format", "zone", "match", "lowercase", "map");

  /** What may stand in a source. */
  static final List<String> PROPERTIES = properties();

  private final ZoneId timeZone;
  private final CustomSources customSources = new CustomSources();

  /** A reader for rules whose prefixes have this time zone. */
  SourceReader(ZoneId timeZone) {
    this.timeZone = timeZone;
  }

  private static List<String> properties() {
    List<String> properties = new ArrayList<>(Source.words());
    properties.addAll(REFINEMENTS);
    return properties;
  }

  /** The members of a key or source; a text in its place is told how to become one. */
  static Map<String, Node> members(Node node, List<String> known) {
    if (node.isText()) {
      node.problem(
          "Expected an object, not a text: write { \"tag\": \""
              + node.text().orElse("NAME")
              + "\" }");
      return Map.of();
    }
    return node.members(known);
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
    List<Source> found = new ArrayList<>();
    for (Source source : Source.values()) {
      if (members.containsKey(source.word)) {
        found.add(source);
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

  private static String notOneSource(List<Source> found) {
    if (found.isEmpty()) {
      return "No source: write one of " + String.join(", ", Source.words());
    }
    List<String> words = new ArrayList<>();
    for (Source source : found) {
      words.add(source.word);
    }
    return "More than one source ("
        + String.join(", ", words)
        + "): keep one, or list them in firstOf";
  }

  private Optional<KeySource> read(Source source, Map<String, Node> members) {
    Node node = members.get(source.word);
    return switch (source) {
      case TAG -> eventText(EventTextReader.TAG, node);
      case FIELD -> eventText(EventTextReader.FIELD, node);
      case HEADER -> eventText(EventTextReader.HEADER, node);
      case TIME -> TimeReader.read(node, members, timeZone);
      case CUSTOM -> customSources.read(node);
      case FIRST_OF -> firstOf(node);
    };
  }

  private static Optional<KeySource> eventText(EventTextReader reader, Node node) {
    Optional<EventText> text = reader.read(node);
    return text.isPresent() ? Optional.of(text.get()) : Optional.empty();
  }

  private Optional<KeySource> firstOf(Node node) {
    List<KeySource> sources = new ArrayList<>();
    List<Node> elements = node.elements();
    for (Node element : elements) {
      Optional<KeySource> source = read(element, members(element, PROPERTIES));
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

package io.sespartitioner.routing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads key sources: knows the reader of each by its name. */
final class KeySources {
  private static final List<String> REFINEMENTS = List.of("match", "lowercase", "map");

  /** The readers by the name of their source, in the order in which messages give the names. */
  private final Map<String, Reader> readers = new LinkedHashMap<>();

  /** Reads the sources of one name. */
  interface Reader {

    /** What may stand beside the name of this source, and of no other. */
    default List<String> properties() {
      return List.of();
    }

    /**
     * Reads a source; empty if it has problems.
     *
     * @param node what stands at the source's name
     * @param members all that stands in the source, by name
     */
    Optional<? extends KeySource> read(Node node, Map<String, Node> members);
  }

  /** The sources of rules whose prefixes have this time zone. */
  KeySources(ZoneId timeZone) {
    readers.put("tag", EventText.Reader.TAG);
    readers.put("field", EventText.Reader.FIELD);
    readers.put("header", EventText.Reader.HEADER);
    readers.put("time", new TimeSource.Reader(timeZone));
    readers.put("custom", new CustomSource.Reader());
    readers.put("firstOf", new FirstOf.Reader(this));
  }

  /** Adds a source after all others. */
  void add(String name, Reader reader) {
    readers.put(name, reader);
  }

  /** The names of all sources. */
  List<String> names() {
    return List.copyOf(readers.keySet());
  }

  /** What may stand in a source. */
  List<String> properties() {
    List<String> properties = new ArrayList<>(readers.keySet());
    for (Reader reader : readers.values()) {
      properties.addAll(reader.properties());
    }
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

  /** Reads the source of a key or within another; empty if it has problems. */
  Optional<KeySource> read(Node node, Map<String, Node> members) {
    Optional<? extends KeySource> source = unrefined(node, members);
    Optional<List<Refinement>> refinements = Refinement.read(members);
    if (source.isEmpty() || refinements.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        refinements.get().isEmpty()
            ? source.get()
            : new RefinedSource(source.get(), refinements.get()));
  }

  private Optional<? extends KeySource> unrefined(Node node, Map<String, Node> members) {
    List<String> found = new ArrayList<>(readers.keySet());
    found.retainAll(members.keySet());
    if (found.size() != 1) {
      if (found.size() > 1 || node.hasOnly(KeysReader.properties(this))) {
        node.problem(
            found.isEmpty()
                ? "No source: write one of " + String.join(", ", names())
                : "More than one source ("
                    + String.join(", ", found)
                    + "): keep one, or list them in firstOf");
      }
      return Optional.empty();
    }
    String name = found.get(0);
    checkBelongings(name, members);
    return readers.get(name).read(members.get(name), members);
  }

  /** Refuses what belongs to another source than the one that is there. */
  private void checkBelongings(String name, Map<String, Node> members) {
    for (Map.Entry<String, Reader> other : readers.entrySet()) {
      for (String property : other.getValue().properties()) {
        if (!other.getKey().equals(name) && members.containsKey(property)) {
          members
              .get(property)
              .problemWithName(
                  "\"" + property + "\" belongs to \"" + other.getKey() + "\": remove it");
        }
      }
    }
  }
}

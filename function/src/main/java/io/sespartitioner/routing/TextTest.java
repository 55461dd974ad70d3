package io.sespartitioner.routing;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a rule asks of one text of the event; prints as its author would read it. */
sealed interface TextTest {

  /** Whether the text, or its absence, is what the rule asks for. */
  boolean holds(Optional<String> text);

  /** Whether this holds for every text for which {@code narrower} holds. */
  boolean includes(TextTest narrower);

  /** About how many steps {@link #includes} takes. */
  default long steps(TextTest narrower) {
    return narrower.onlyTexts().isPresent() ? narrower.onlyTexts().get().size() : 1;
  }

  /** The only texts for which this can hold, if they are listed. */
  default Optional<Set<String>> onlyTexts() {
    return Optional.empty();
  }

  /** Whether this never holds for an absent text. */
  default boolean needsText() {
    return true;
  }

  /** A JQ condition on an expression that yields one text, or nothing. */
  String jq(String text, Jq.Place place);

  /** Reads what a text of the event must be; empty if it has problems. */
  static Optional<TextTest> read(Node node) {
    if (node.isText()) {
      return node.text().map(text -> new OneOf(Set.of(text)));
    }
    if (node.isList()) {
      return oneOf(node);
    }
    if (node.isObject()) {
      return matchesOrExists(node);
    }
    node.problem(
        "Not a test: write a text, a list of texts, {\"matches\": ...} or {\"exists\": ...}");
    return Optional.empty();
  }

  private static Optional<TextTest> oneOf(Node node) {
    List<Node> elements = node.elements();
    Set<String> texts = new HashSet<>();
    boolean good = true;
    for (Node element : elements) {
      Optional<String> text = element.text();
      good &= text.isPresent();
      text.ifPresent(texts::add);
    }
    if (elements.isEmpty()) {
      node.problem("Empty list: write at least one text");
    }
    return good && !texts.isEmpty() ? Optional.of(new OneOf(texts)) : Optional.empty();
  }

  private static Optional<TextTest> matchesOrExists(Node node) {
    Map<String, Node> members = node.members(List.of("matches", "exists"));
    Node matches = members.get("matches");
    Node exists = members.get("exists");
    if (matches != null && exists != null) {
      node.problem("Both \"matches\" and \"exists\": keep one, a text that matches also exists");
    } else if (matches != null) {
      return RegexReader.read(matches).map(Matches::new);
    } else if (exists != null) {
      return exists.truth().map(Exists::new);
    } else if (members.isEmpty()) {
      node.problem("Empty test: write \"matches\" or \"exists\"");
    }
    return Optional.empty();
  }

  /** The text is one of these: equal, if there is one. */
  record OneOf(Set<String> texts) implements TextTest {
    public OneOf {
      texts = Set.copyOf(texts);
    }

    @Override
    public boolean holds(Optional<String> text) {
      return text.isPresent() && texts.contains(text.get());
    }

    @Override
    public boolean includes(TextTest narrower) {
      return narrower.onlyTexts().filter(texts::containsAll).isPresent();
    }

    @Override
    public Optional<Set<String>> onlyTexts() {
      return Optional.of(texts);
    }

    @Override
    public String jq(String text, Jq.Place place) {
      return Jq.isOneOf(text, new TreeSet<>(texts));
    }

    @Override
    public String toString() {
      List<String> quoted = new ArrayList<>();
      for (String text : new TreeSet<>(texts)) {
        quoted.add('"' + text + '"');
      }
      return (texts.size() == 1 ? "is " : "is one of ") + String.join(", ", quoted);
    }
  }

  /** The pattern is found anywhere in the text. */
  record Matches(Pattern pattern) implements TextTest {
    @Override
    public boolean holds(Optional<String> text) {
      return text.isPresent() && finds(text.get());
    }

    @Override
    public long steps(TextTest narrower) {
      long size = RegexReader.size(pattern.pattern());
      return size * narrower.onlyTexts().orElse(Set.of()).stream().mapToLong(String::length).sum();
    }

    private boolean finds(String text) {
      return pattern.matcher(text).find();
    }

    @Override
    public boolean includes(TextTest narrower) {
      return equals(narrower)
          || narrower.onlyTexts().filter(all -> all.stream().allMatch(this::finds)).isPresent();
    }

    @Override
    public String jq(String text, Jq.Place place) {
      return place.at("matches").refuse("JQ's regular expressions differ from RE2's");
    }

    @Override
    public String toString() {
      return "matches \"" + pattern.pattern() + "\"";
    }
  }

  /** There is such a text, or there is none. */
  record Exists(boolean wanted) implements TextTest {
    @Override
    public boolean holds(Optional<String> text) {
      return text.isPresent() == wanted;
    }

    @Override
    public boolean includes(TextTest narrower) {
      return narrower.needsText() == wanted;
    }

    @Override
    public boolean needsText() {
      return wanted;
    }

    @Override
    public String jq(String text, Jq.Place place) {
      return Jq.exists(text, wanted);
    }

    @Override
    public String toString() {
      return wanted ? "exists" : "does not exist";
    }
  }
}

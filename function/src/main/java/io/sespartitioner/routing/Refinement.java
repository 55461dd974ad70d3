package io.sespartitioner.routing;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.sespartitioner.routing.KeySource.KeyText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a source does to the text that it read; prints as its author would read it. */
sealed interface Refinement {

  /** The refined text; none counts as absent. */
  Optional<KeyText> apply(KeyText text);

  /** The most characters of a value, from a source that had at most {@code longest}. */
  int longest(int longest);

  /** A JQ expression from text to text. */
  String jqText(Jq.Place place);

  /** A JQ expression from text to partition value. */
  default String jqValue(Jq.Place place) {
    return Jq.safe(jqText(place));
  }

  /**
   * Reads the refinements of a source, in the order in which they apply; empty if they have
   * problems.
   */
  static Optional<List<Refinement>> read(Map<String, Node> members) {
    List<Refinement> refinements = new ArrayList<>();
    boolean good = true;
    if (members.containsKey("match")) {
      Optional<Pattern> pattern = RegexReader.read(members.get("match"));
      good = pattern.isPresent();
      if (good) {
        refinements.add(new Match(pattern.get()));
      }
    }
    if (members.containsKey("lowercase") && members.get("lowercase").isTrue()) {
      refinements.add(new Lowercase());
    }
    if (members.containsKey("map")) {
      refinements.add(new Mapping(texts(members.get("map"))));
    }
    return good ? Optional.of(refinements) : Optional.empty();
  }

  private static Map<String, String> texts(Node node) {
    Map<String, String> texts = new HashMap<>();
    for (Node member : node.members().values()) {
      Optional<String> text = AuthorText.read(member);
      if (member.name().isEmpty()) {
        member.problemWithName("Empty text counts as absent: use otherwise for it");
      } else if (text.isPresent()) {
        texts.put(member.name(), text.get());
      }
    }
    return texts;
  }

  /**
   * {@code match}: group 1 of the first match anywhere in the text, or all of it without groups.
   */
  record Match(Pattern pattern) implements Refinement {
    @Override
    public Optional<KeyText> apply(KeyText text) {
      Matcher matcher = pattern.matcher(text.text());
      if (!matcher.find()) {
        return Optional.empty();
      }
      String match = matcher.group(matcher.groupCount() == 0 ? 0 : 1);
      // A piece of the author's text need not be whole segments, so it is made safe like any other.
      return match == null || match.isEmpty()
          ? Optional.empty()
          : Optional.of(KeyText.fromEvent(match));
    }

    @Override
    public int longest(int longest) {
      return PartitionValue.MAX_CHARACTERS;
    }

    @Override
    public String jqText(Jq.Place place) {
      return place.at("match").refuse("JQ's regular expressions differ from RE2's");
    }

    @Override
    public String toString() {
      return "match \"" + pattern.pattern() + "\"";
    }
  }

  /** {@code lowercase}: ASCII letters only. */
  record Lowercase() implements Refinement {
    @Override
    public Optional<KeyText> apply(KeyText text) {
      return Optional.of(text.lowercase());
    }

    @Override
    public int longest(int longest) {
      return longest;
    }

    @Override
    public String jqText(Jq.Place place) {
      return "ascii_downcase";
    }

    @Override
    public String toString() {
      return "lowercase";
    }
  }

  /** {@code map}: texts for some values; a value that is not listed stays as it is. */
  record Mapping(Map<String, String> texts) implements Refinement {
    public Mapping {
      texts = Map.copyOf(texts);
    }

    @Override
    public Optional<KeyText> apply(KeyText text) {
      String mapped = texts.get(text.text());
      return Optional.of(mapped == null ? text : KeyText.fromAuthor(mapped));
    }

    @Override
    public int longest(int longest) {
      int most = longest;
      for (String text : texts.values()) {
        most = Math.max(most, text.length());
      }
      return most;
    }

    @Override
    public String jqText(Jq.Place place) {
      for (String text : new TreeSet<>(texts.values())) {
        if (!PartitionValue.of(text).equals(text)) {
          place.at("map").refuse("refining \"" + text + "\" further would lose its slashes in JQ");
        }
      }
      return Jq.mapped(texts, ".");
    }

    @Override
    public String jqValue(Jq.Place place) {
      return Jq.mapped(texts, Jq.SAFE);
    }

    @Override
    public String toString() {
      return "map";
    }
  }
}

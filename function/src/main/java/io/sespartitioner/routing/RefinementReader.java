package io.sespartitioner.routing;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code match}, {@code lowercase} and {@code map}, which apply in this order. */
final class RefinementReader {

  private RefinementReader() {}

  /** Reads the refinements of a source; empty if they have problems. */
  static Optional<List<Refinement>> read(Map<String, Node> members) {
    List<Refinement> refinements = new ArrayList<>();
    boolean good = true;
    if (members.containsKey("match")) {
      Optional<Pattern> pattern = RegexReader.read(members.get("match"));
      good = pattern.isPresent();
      if (good) {
        refinements.add(new Refinement.Match(pattern.get()));
      }
    }
    if (members.containsKey("lowercase") && members.get("lowercase").isTrue()) {
      refinements.add(new Refinement.Lowercase());
    }
    if (members.containsKey("map")) {
      refinements.add(new Refinement.Mapping(texts(members.get("map"))));
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
}

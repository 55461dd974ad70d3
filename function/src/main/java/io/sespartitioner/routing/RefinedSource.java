package io.sespartitioner.routing;

import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.List;
import java.util.Optional;

/** A source whose text goes through refinements, in order. */
record RefinedSource(KeySource source, List<Refinement> refinements) implements KeySource {

  RefinedSource {
    refinements = List.copyOf(refinements);
  }

  @Override
  public Optional<KeyText> read(SesEvent event) {
    Optional<KeyText> text = source.read(event);
    for (int i = 0; i < refinements.size() && text.isPresent(); i++) {
      text = refinements.get(i).apply(text.get());
    }
    return text;
  }

  @Override
  public KeySource sourceOf(SesEvent event) {
    return new RefinedSource(source.sourceOf(event), refinements);
  }

  @Override
  public Selection selection() {
    return source.selection();
  }

  @Override
  public Optional<String> unreadable(SesEvent event) {
    return source.unreadable(event);
  }

  @Override
  public boolean isTimeOrType() {
    return source.isTimeOrType();
  }

  @Override
  public int longest() {
    int longest = source.longest();
    for (Refinement refinement : refinements) {
      longest = refinement.longest(longest);
    }
    return longest;
  }

  @Override
  public String jqText(Jq.Place place) {
    return jqTextBefore(refinements.size(), place);
  }

  @Override
  public String jqValue(Jq.Place place) {
    int last = refinements.size() - 1;
    return jqTextBefore(last, place) + "|" + refinements.get(last).jqValue(place);
  }

  private String jqTextBefore(int end, Jq.Place place) {
    var expression = new StringBuilder(source.jqText(place));
    for (Refinement refinement : refinements.subList(0, end)) {
      expression.append('|').append(refinement.jqText(place));
    }
    return expression.toString();
  }

  @Override
  public String toString() {
    var text = new StringBuilder(source.toString());
    for (Refinement refinement : refinements) {
      text.append(", ").append(refinement);
    }
    return text.toString();
  }
}

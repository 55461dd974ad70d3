package io.sespartitioner.routing;

import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The first of several sources that has a value. */
record FirstOf(List<KeySource> sources) implements KeySource {

  FirstOf {
    sources = List.copyOf(sources);
  }

  @Override
  public Optional<KeyText> read(SesEvent event) {
    for (KeySource source : sources) {
      Optional<KeyText> text = source.read(event);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  @Override
  public KeySource sourceOf(SesEvent event) {
    for (KeySource source : sources) {
      if (source.read(event).isPresent()) {
        return source.sourceOf(event);
      }
    }
    return this;
  }

  @Override
  public Selection selection() {
    List<Selection> selections = new ArrayList<>();
    for (KeySource source : sources) {
      selections.add(source.selection());
    }
    return Selection.of(selections);
  }

  @Override
  public Optional<String> unreadable(SesEvent event) {
    return sources.stream().flatMap(source -> source.unreadable(event).stream()).findFirst();
  }

  @Override
  public boolean isTimeOrType() {
    return sources.stream().anyMatch(KeySource::isTimeOrType);
  }

  @Override
  public int longest() {
    int longest = 0;
    for (KeySource source : sources) {
      longest = Math.max(longest, source.longest());
    }
    return longest;
  }

  @Override
  public String jqText(Jq.Place place) {
    return jq(place, KeySource::jqText);
  }

  @Override
  public String jqValue(Jq.Place place) {
    return jq(place, KeySource::jqValue);
  }

  private String jq(Jq.Place place, BiFunction<KeySource, Jq.Place, String> expression) {
    Jq.Place list = place.at("firstOf");
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      expressions.add(expression.apply(sources.get(i), list.at(Integer.toString(i))));
    }
    return Jq.first(expressions);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("first of ");
    for (int i = 0; i < sources.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(sources.get(i));
    }
    return text.toString();
  }

  /** Reads {@code firstOf}, whose elements are sources themselves. */
  static final class Reader implements KeySources.Reader {
    private final KeySources sources;

    Reader(KeySources sources) {
      this.sources = sources;
    }

    @Override
    public Optional<FirstOf> read(Node node, Map<String, Node> members) {
      List<KeySource> read = new ArrayList<>();
      List<Node> elements = node.elements();
      for (Node element : elements) {
        Optional<KeySource> source =
            sources.read(element, KeySources.members(element, sources.properties()));
        if (source.isPresent()) {
          read.add(source.get());
        }
      }
      if (elements.isEmpty() && node.isList()) {
        node.problem("Empty list: write at least one source");
      }
      return read.isEmpty() || read.size() < elements.size()
          ? Optional.empty()
          : Optional.of(new FirstOf(read));
    }
  }
}

package io.sespartitioner.routing;

import static java.util.stream.Collectors.toSet;

import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.ses.SesEventType;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The partition values that a key can have, where the rules tell them all: the types of events, or
 * what a {@code match} of words lets through, and what the rules make of these.
 */
public final class KnownValues {

  /** Regular expressions that find one of some words, whatever the text around it. */
  private static final Pattern WORDS =
      Pattern.compile("\\^?(?:([\\w|-]+)|\\((?:\\?:)?([\\w|-]+)\\))\\$?");

  private KnownValues() {}

  /**
   * The values of a key; empty if the rules don't tell.
   *
   * @param given values of the source that are known otherwise; none if they aren't
   */
  public static Optional<NavigableSet<String>> of(
      RoutingRules rules, String name, Set<String> given) {
    PartitionKey key = rules.keys().get(name);
    Optional<Set<String>> values =
        given.isEmpty()
            ? texts(key.source())
                .map(texts -> texts.stream().map(KeyText::partitionValue).collect(toSet()))
            : Optional.of(given);
    return values.map(
        known -> {
          NavigableSet<String> all = new TreeSet<>(known);
          key.otherwise().ifPresent(all::add);
          rules
              .rules()
              .forEach(
                  rule -> Optional.ofNullable(rule.action().texts().get(name)).ifPresent(all::add));
          return all;
        });
  }

  private static Optional<Set<KeyText>> texts(KeySource source) {
    if (source instanceof EventText text && text.isEventType()) {
      return Optional.of(fromEvents(Stream.of(SesEventType.values()).map(SesEventType::wireName)));
    }
    if (source instanceof FirstOf first) {
      List<Optional<Set<KeyText>>> each = first.sources().stream().map(KnownValues::texts).toList();
      return each.stream().allMatch(Optional::isPresent)
          ? Optional.of(each.stream().flatMap(texts -> texts.get().stream()).collect(toSet()))
          : Optional.empty();
    }
    return source instanceof RefinedSource refined ? refined(refined) : Optional.empty();
  }

  private static Optional<Set<KeyText>> refined(RefinedSource source) {
    Optional<Set<KeyText>> texts = texts(source.source());
    for (Refinement step : source.refinements()) {
      texts =
          texts.isEmpty() && step instanceof Refinement.Match match
              ? words(match.pattern().pattern())
              : texts.map(
                  known ->
                      known.stream().flatMap(text -> step.apply(text).stream()).collect(toSet()));
    }
    return texts;
  }

  private static Optional<Set<KeyText>> words(String regex) {
    Matcher words = WORDS.matcher(regex);
    return words.matches()
        ? Optional.of(
            fromEvents(
                Stream.of((words.group(1) == null ? words.group(2) : words.group(1)).split("[|]"))
                    .filter(word -> !word.isEmpty())))
        : Optional.empty();
  }

  private static Set<KeyText> fromEvents(Stream<String> texts) {
    return texts.map(KeyText::fromEvent).collect(toSet());
  }
}

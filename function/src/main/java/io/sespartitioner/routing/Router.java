package io.sespartitioner.routing;

import io.sespartitioner.routing.Router.Explanation.Step;
import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.routing.Rule.Action;
import io.sespartitioner.ses.SesEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what the routing rules say about SES events, one after the other.
 *
 * <p>The first rule whose {@code when} holds decides; then every key that no rule set is read from
 * the event. As thread-safe as the custom key sources that the rules use.
 */
public final class Router {

  private final List<Rule> rules;
  private final List<PartitionKey> keys;
  private final List<String> names;

  /** A router for these rules. */
  public Router(RoutingRules rules) {
    this.rules = rules.rules();
    this.keys = List.copyOf(rules.keys().values());
    this.names = List.copyOf(rules.keys().keySet());
  }

  /** What the rules say about an event. */
  public Routing route(SesEvent event) {
    return route(event, deciding(event));
  }

  /** The same as {@link #route}, with the source, {@code otherwise} or rule behind each key. */
  public Explanation explain(SesEvent event) {
    Optional<Rule> rule = deciding(event);
    Routing routing = route(event, rule);
    List<Step> steps = routing instanceof Routed routed ? steps(event, routed, rule) : List.of();
    return new Explanation(routing, steps, rule.map(Rule::toString));
  }

  /**
   * The texts that keys have in an event, before they are made safe to be partition values, by name
   * of the key; without those that the event doesn't have. None if a custom key source throws.
   */
  public Map<String, String> texts(SesEvent event) {
    Map<String, String> texts = new HashMap<>();
    try {
      for (PartitionKey key : keys) {
        key.source().read(event).ifPresent(text -> texts.put(key.name(), text.text()));
      }
      return texts;
    } catch (CustomSource.Failure e) {
      return Map.of();
    }
  }

  /**
   * What a custom key source throws for an event, if one does. For its author alone: the message
   * may hold what the event holds.
   */
  public Optional<Throwable> thrown(SesEvent event) {
    try {
      keys.forEach(key -> key.source().read(event));
      return Optional.empty();
    } catch (CustomSource.Failure e) {
      return Optional.of(e.thrown());
    }
  }

  /** The number of the rule that decides an event, its place in the list from 1; 0 if none does. */
  public int rule(SesEvent event) {
    return deciding(event).map(Rule::number).orElse(0);
  }

  private Optional<Rule> deciding(SesEvent event) {
    for (Rule rule : rules) {
      if (rule.when().holds(event)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private Routing route(SesEvent event, Optional<Rule> rule) {
    if (rule.isEmpty()) {
      return readKeys(event, Map.of(), 0);
    }
    int number = rule.get().number();
    Action action = rule.get().action();
    Optional<Routing> verdict = action.verdict(number);
    return verdict.isPresent() ? verdict.get() : readKeys(event, action.texts(), number);
  }

  private Routing readKeys(SesEvent event, Map<String, String> texts, int rule) {
    try {
      return readEachKey(event, texts, rule);
    } catch (CustomSource.Failure e) {
      return new Failed(Failed.Cause.CUSTOM_SOURCE, e.getMessage(), rule);
    }
  }

  private Routing readEachKey(SesEvent event, Map<String, String> texts, int rule) {
    var values = new String[keys.size()];
    boolean fallback = false;
    for (int i = 0; i < values.length; i++) {
      PartitionKey key = keys.get(i);
      values[i] = texts.get(key.name());
      if (values[i] == null) {
        Optional<String> value = key.read(event);
        if (value.isEmpty()) {
          value = key.otherwise();
          fallback = true;
        }
        if (value.isEmpty()) {
          return new Failed(Failed.Cause.REQUIRED_KEY, key.name(), rule);
        }
        values[i] = value.get();
      }
    }
    return new Routed(new PartitionKeys(names, List.of(values)), fallback, rule);
  }

  private List<Step> steps(SesEvent event, Routed routed, Optional<Rule> rule) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      PartitionKey key = keys.get(i);
      boolean set = rule.isPresent() && rule.get().action().texts().containsKey(key.name());
      String origin = set ? rule.get().toString() : key.origin(event);
      steps.add(new Step(key.name(), routed.partitionKeys().values().get(i), origin));
    }
    return steps;
  }

  /**
   * Why one event is routed as it is.
   *
   * @param routing what {@link Router#route} says about the event
   * @param steps one for each partition key, in order; none if the event is dropped or fails
   * @param rule the rule that decided, as its author wrote it, if one did
   */
  public record Explanation(Routing routing, List<Step> steps, Optional<String> rule) {

    /** Copies the steps. */
    public Explanation {
      steps = List.copyOf(steps);
    }

    /**
     * Where one partition key came from.
     *
     * @param key name of the key
     * @param value its partition value
     * @param origin the source that had the value, such as {@code tag "ses:caller-identity"}, or
     *     {@code otherwise}, or the rule
     */
    public record Step(String key, String value, String origin) {}
  }
}

package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a {@code routing.json}: where events go, and how their partition keys are read.
 *
 * <p>Immutable.
 *
 * @param prefix the prefix of delivered objects
 * @param errorPrefix the prefix of error output
 * @param timeZone the time zone of {@code !{timestamp:...}} and the default zone of {@code time}
 * @param keys the partition keys by name, in order
 * @param rules the rules, in order
 * @param sender the key whose values are the senders of report, figures and alarms; none if every
 *     key is a time or the event's type
 */
public record RoutingRules(
    FirehosePrefix prefix,
    FirehosePrefix errorPrefix,
    ZoneId timeZone,
    Map<String, PartitionKey> keys,
    List<Rule> rules,
    Optional<String> sender) {

  private static final String STANDARD = "/routing.json";

  /** Copies keys and rules. */
  public RoutingRules {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    rules = List.copyOf(rules);
  }

  /**
   * Reads the text of a {@code routing.json}.
   *
   * @throws BadRoutingRulesException if it has problems; it names all of them
   */
  public static RoutingRules read(String json) {
    return RulesReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads {@code routing.json} at the root of the class path: the rules of this deployment, or the
   * default ones, which file events by caller identity and day.
   *
   * @throws BadRoutingRulesException if it has problems; it names all of them
   */
  public static RoutingRules standard() {
    return read(standardText());
  }

  /** The text of the rules at the root of the class path. */
  public static String standardText() {
    try (InputStream json = RoutingRules.class.getResourceAsStream(STANDARD)) {
      if (json == null) {
        throw new IllegalStateException("There is no routing.json at the root of the class path");
      }
      return new String(json.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read routing.json from the class path", e);
    }
  }

  /** What is right, but hardly meant: each with its place and what to do. Stops nothing. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    warn("/prefix", prefix, warnings);
    warn("/errorPrefix", errorPrefix, warnings);
    return warnings;
  }

  private static void warn(String pointer, FirehosePrefix prefix, List<String> warnings) {
    if (!PrefixRules.shape(prefix).endsWith("/")) {
      warnings.add(
          pointer
              + ": "
              + prefix.text()
              + " doesn't end in /, so its end becomes the beginning of objects' names: add a /");
    }
  }

  /** What a reader must collect of each event so that these rules need no pass of their own. */
  public Selection selection() {
    List<Selection> selections = new ArrayList<>();
    for (PartitionKey key : keys.values()) {
      selections.add(key.source().selection());
    }
    for (Rule rule : rules) {
      selections.add(rule.when().selection());
    }
    return Selection.of(selections);
  }

  /**
   * The pattern of {@code java.time.format.DateTimeFormatter} by which a key shows a time of the
   * event; none if the key shows something else, or the event's time only sometimes.
   */
  public Optional<String> timePattern(String key) {
    return keys.get(key).source() instanceof TimeSource time
        ? Optional.of(time.format().pattern())
        : Optional.empty();
  }
}

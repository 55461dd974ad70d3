package io.sespartitioner.routing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders at the top of the bucket: whether one holds the events of exactly one partition
 * value, so that access to it can be given to somebody.
 */
public final class TopFolder {

  /** What {@code !{firehose:error-output-type}} becomes in a stream that partitions for S3. */
  private static final List<String> ERROR_OUTPUT_TYPES =
      List.of(
          "processing-failed",
          "metadata-extraction-failed",
          "partitioning-failed",
          "activePartitionExceeded");

  /** No prefix has this character. */
  private static final String ANYTHING = "\0";

  private TopFolder() {}

  /** Why no folder at the top belongs to one value of one key, if that is so. */
  public static Optional<String> problem(RoutingRules rules) {
    Optional<PartitionKey> key = firstKey(rules);
    if (key.isEmpty()) {
      return Optional.of(
          "the first segment of the prefix "
              + rules.prefix().text()
              + " is not exactly one key, so no folder belongs to one value");
    }
    return hasTimeOfSegments(key.get().source())
        ? Optional.of(
            "the key "
                + key.get().name()
                + " is a time with / in its format, so its first folder holds many values")
        : Optional.empty();
  }

  /** Why the folder {@code name} is not, or may not be, one partition value's own, if so. */
  public static Optional<String> problem(RoutingRules rules, Processor processor, String name) {
    if (!isValue(processor, name)) {
      return Optional.of("no partition value is '" + name + "'" + insteadOf(processor, name));
    }
    if (mayBeErrorOutput(rules.errorPrefix(), name)) {
      return Optional.of(
          "'" + name + "' can be error output, which has events of all senders, by errorPrefix");
    }
    return firstKey(rules).stream()
        .flatMap(key -> authored(rules, key))
        .filter(text -> text.contains("/") && segment(text).equalsIgnoreCase(name))
        .findFirst()
        .map(text -> "'" + name + "' holds more than one value: the rules write " + text);
  }

  private static boolean isValue(Processor processor, String name) {
    return switch (processor) {
      case LAMBDA ->
          !name.isEmpty() && (PartitionValue.of(name).equals(name) || PartitionValue.isMade(name));
      case JQ -> Jq.isValueOfOneText(name);
    };
  }

  private static String insteadOf(Processor processor, String name) {
    return name.isEmpty() || processor == Processor.JQ
        ? ""
        : "; events of that text are in " + PartitionValue.of(name);
  }

  private static Optional<PartitionKey> firstKey(RoutingRules rules) {
    List<Part> parts = rules.prefix().parts();
    return parts.size() > 1
            && parts.get(0) instanceof Part.Key key
            && parts.get(1) instanceof Part.Literal next
            && next.text().startsWith("/")
        ? Optional.ofNullable(rules.keys().get(key.name()))
        : Optional.empty();
  }

  private static boolean hasTimeOfSegments(KeySource source) {
    if (source instanceof FirstOf first) {
      return first.sources().stream().anyMatch(TopFolder::hasTimeOfSegments);
    }
    if (source instanceof RefinedSource refined) {
      return hasTimeOfSegments(refined.source());
    }
    return source instanceof TimeSource time && time.format().pattern().contains("/");
  }

  /** The texts of the rules' author that are values of the key; they may have several segments. */
  private static Stream<String> authored(RoutingRules rules, PartitionKey key) {
    Stream<String> set =
        rules.rules().stream()
            .flatMap(rule -> Stream.ofNullable(rule.action().texts().get(key.name())));
    return Stream.of(key.otherwise().stream(), set, mapped(key.source())).flatMap(texts -> texts);
  }

  private static Stream<String> mapped(KeySource source) {
    if (source instanceof FirstOf first) {
      return first.sources().stream().flatMap(TopFolder::mapped);
    }
    if (source instanceof RefinedSource refined) {
      Stream<String> here =
          refined.refinements().stream()
              .flatMap(
                  step ->
                      step instanceof Refinement.Mapping map
                          ? map.texts().values().stream()
                          : Stream.empty());
      return Stream.concat(here, mapped(refined.source()));
    }
    return Stream.empty();
  }

  private static boolean mayBeErrorOutput(FirehosePrefix errorPrefix, String name) {
    return ERROR_OUTPUT_TYPES.stream()
        .map(type -> segment(anyTime(errorPrefix, type)))
        .map(segment -> Pattern.quote(segment).replace(ANYTHING, "\\E.+\\Q"))
        .anyMatch(name::matches);
  }

  private static String anyTime(FirehosePrefix errorPrefix, String type) {
    return errorPrefix.evaluate(part -> part instanceof Part.ErrorOutputType ? type : ANYTHING);
  }

  private static String segment(String path) {
    return path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
  }
}

package io.sespartitioner.routing;

import java.util.List;

/**
 * A prefix of object names, as the routing rules write it: {@code
 * !{key:userName}/!{timestamp:yyyy}/}.
 *
 * <p>Immutable. Prefixes come from {@link RoutingRules#read}, which has checked them by Firehose's
 * rules.
 *
 * @param parts texts and expressions in order
 */
public record FirehosePrefix(List<Part> parts) {

  /** Copies the parts. */
  public FirehosePrefix {
    parts = List.copyOf(parts);
  }

  /** The prefix as {@code routing.json} has it, with {@code !{key:NAME}}. */
  public String text() {
    return evaluate(new AsWritten("key"));
  }

  /**
   * The prefix in Firehose's own words, for the given processor.
   *
   * <p>For {@link Processor#LAMBDA}, {@code !{key:userName}/} becomes {@code
   * !{partitionKeyFromLambda:userName}/}.
   */
  public String forProcessor(Processor processor) {
    return evaluate(new AsWritten(processor.namespace()));
  }

  /** The prefix with each expression replaced by its value. */
  public String evaluate(Values values) {
    var evaluated = new StringBuilder();
    for (Part part : parts) {
      evaluated.append(part.evaluate(values));
    }
    return evaluated.toString();
  }

  /** The names of the partition keys in it, in order, each once. */
  public List<String> keyNames() {
    return parts.stream()
        .filter(Part.Key.class::isInstance)
        .map(part -> ((Part.Key) part).name())
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return text();
  }

  /** The expressions themselves, with the given namespace for partition keys. */
  private record AsWritten(String keyNamespace) implements Values {

    @Override
    public String timestamp(String pattern) {
      return "!{timestamp:" + pattern + "}";
    }

    @Override
    public String key(String name) {
      return "!{" + keyNamespace + ":" + name + "}";
    }

    @Override
    public String randomString() {
      return "!{firehose:random-string}";
    }

    @Override
    public String errorOutputType() {
      return "!{firehose:error-output-type}";
    }
  }

  /**
   * What the expressions of a prefix stand for in one evaluation.
   *
   * <p>One method for each expression that Firehose knows, so that whoever evaluates a prefix can't
   * forget one.
   */
  public interface Values {

    /**
     * The text for {@code !{timestamp:PATTERN}}.
     *
     * @param pattern a {@code java.time.format.DateTimeFormatter} pattern, as it stands in the
     *     prefix
     */
    String timestamp(String pattern);

    /** The text for {@code !{key:NAME}}. */
    String key(String name);

    /** The text for one occurrence of {@code !{firehose:random-string}}. */
    String randomString();

    /** The text for {@code !{firehose:error-output-type}}. */
    String errorOutputType();
  }
}

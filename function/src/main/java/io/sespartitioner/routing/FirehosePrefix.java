package io.sespartitioner.routing;

import java.util.List;
import java.util.function.Function;

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
    return written("key");
  }

  /**
   * The prefix in Firehose's own words, for the given processor.
   *
   * <p>For {@link Processor#LAMBDA}, {@code !{key:userName}/} becomes {@code
   * !{partitionKeyFromLambda:userName}/}.
   */
  public String forProcessor(Processor processor) {
    return written(processor.namespace());
  }

  private String written(String keyNamespace) {
    return evaluate(part -> part.written(keyNamespace));
  }

  /** The prefix with each expression replaced by its value; texts between stay as they are. */
  public String evaluate(Function<? super Part, String> values) {
    var evaluated = new StringBuilder();
    for (Part part : parts) {
      evaluated.append(part instanceof Part.Literal literal ? literal.text() : values.apply(part));
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
}

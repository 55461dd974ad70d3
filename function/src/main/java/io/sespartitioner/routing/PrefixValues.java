package io.sespartitioner.routing;

/**
 * What the expressions of a prefix stand for in one evaluation.
 *
 * <p>One method for each expression that Firehose knows, so that whoever evaluates a prefix can't
 * forget one.
 */
public interface PrefixValues {

  /**
   * The text for {@code !{timestamp:PATTERN}}.
   *
   * @param pattern a {@code java.time.format.DateTimeFormatter} pattern, as it stands in the prefix
   */
  String timestamp(String pattern);

  /** The text for {@code !{key:NAME}}. */
  String key(String name);

  /** The text for one occurrence of {@code !{firehose:random-string}}. */
  String randomString();

  /** The text for {@code !{firehose:error-output-type}}. */
  String errorOutputType();
}

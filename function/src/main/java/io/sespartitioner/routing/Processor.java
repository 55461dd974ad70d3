package io.sespartitioner.routing;

/** What works out the partition keys inside the delivery stream. */
public enum Processor {
  /** The function of this project. */
  LAMBDA("lambda", "partitionKeyFromLambda"),

  /** Firehose's own JQ 1.6, with the query that {@link JqQuery} derives. */
  JQ("jq", "partitionKeyFromQuery");

  private final String wireName;
  private final String namespace;

  Processor(String wireName, String namespace) {
    this.wireName = wireName;
    this.namespace = namespace;
  }

  /** The name in settings and options, such as {@code lambda}. */
  public String wireName() {
    return wireName;
  }

  /** The namespace that Firehose has for this processor's keys in a prefix. */
  public String namespace() {
    return namespace;
  }
}

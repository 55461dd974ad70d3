package io.sespartitioner.routing;

/** One part of a prefix: text that stands for itself, or an expression of Firehose's. */
public sealed interface Part {

  /** The part as it stands in a prefix whose partition keys have this namespace. */
  String written(String keyNamespace);

  /** Text between expressions. */
  record Literal(String text) implements Part {
    @Override
    public String written(String keyNamespace) {
      return text;
    }
  }

  /**
   * {@code !{timestamp:PATTERN}}: when the oldest record of the object arrived.
   *
   * @param pattern a {@code java.time.format.DateTimeFormatter} pattern
   */
  record Timestamp(String pattern) implements Part {
    @Override
    public String written(String keyNamespace) {
      return "!{timestamp:" + pattern + "}";
    }
  }

  /** {@code !{key:NAME}}: a partition key of the routing rules. */
  record Key(String name) implements Part {
    @Override
    public String written(String keyNamespace) {
      return "!{" + keyNamespace + ":" + name + "}";
    }
  }

  /** {@code !{firehose:random-string}}: eleven random characters, new for each occurrence. */
  record RandomString() implements Part {
    @Override
    public String written(String keyNamespace) {
      return "!{firehose:random-string}";
    }
  }

  /** {@code !{firehose:error-output-type}}: why records are in the error output. */
  record ErrorOutputType() implements Part {
    @Override
    public String written(String keyNamespace) {
      return "!{firehose:error-output-type}";
    }
  }
}

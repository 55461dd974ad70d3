package io.sespartitioner.routing;

/** One part of a prefix: text that stands for itself, or an expression. */
public sealed interface Part {

  /** The text that this part becomes with the given values. */
  String evaluate(FirehosePrefix.Values values);

  /** Text between expressions. */
  record Literal(String text) implements Part {
    @Override
    public String evaluate(FirehosePrefix.Values values) {
      return text;
    }
  }

  /** {@code !{timestamp:PATTERN}}: when the oldest record of the object arrived. */
  record Timestamp(String pattern) implements Part {
    @Override
    public String evaluate(FirehosePrefix.Values values) {
      return values.timestamp(pattern);
    }
  }

  /** {@code !{key:NAME}}: a partition key of the routing rules. */
  record Key(String name) implements Part {
    @Override
    public String evaluate(FirehosePrefix.Values values) {
      return values.key(name);
    }
  }

  /** {@code !{firehose:random-string}}: eleven random characters, new for each occurrence. */
  record RandomString() implements Part {
    @Override
    public String evaluate(FirehosePrefix.Values values) {
      return values.randomString();
    }
  }

  /** {@code !{firehose:error-output-type}}: why records are in the error output. */
  record ErrorOutputType() implements Part {
    @Override
    public String evaluate(FirehosePrefix.Values values) {
      return values.errorOutputType();
    }
  }
}

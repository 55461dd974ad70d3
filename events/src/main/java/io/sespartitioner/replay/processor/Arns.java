package io.sespartitioner.replay.processor;

/**
 * The names that the local stream and function go by, with AWS's account for examples.
 *
 * @param streamName the delivery stream's name
 */
public record Arns(String streamName) {

  static final String REGION = "us-east-1";
  private static final String ACCOUNT = "111122223333";

  String deliveryStream() {
    return "arn:aws:firehose:" + REGION + ":" + ACCOUNT + ":deliverystream/" + streamName;
  }

  static String function() {
    return "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:partitioning:$LATEST";
  }
}

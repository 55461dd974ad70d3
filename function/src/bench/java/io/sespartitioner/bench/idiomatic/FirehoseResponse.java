package io.sespartitioner.bench.idiomatic;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** The answer to an invocation, for AWS's serializer to write. */
public record FirehoseResponse(List<Answer> records) {
  /** The answer for one record. */
  public record Answer(String recordId, String result, ByteBuffer data, Metadata metadata) {}

  /** What Firehose needs for dynamic partitioning. */
  public record Metadata(Map<String, String> partitionKeys) {}
}

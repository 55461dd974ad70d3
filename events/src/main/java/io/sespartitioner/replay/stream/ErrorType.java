package io.sespartitioner.replay.stream;

/** What {@code !{firehose:error-output-type}} can be here. */
public enum ErrorType {
  /** The function failed, or failed the record. */
  PROCESSING_FAILED("processing-failed"),
  /** The JQ query failed, or gave a null or empty key. */
  METADATA_EXTRACTION_FAILED("metadata-extraction-failed"),
  /** The prefix can't be evaluated with the keys that the function returned. */
  PARTITIONING_FAILED("partitioning-failed"),
  /** The record would have opened one partition too many. */
  ACTIVE_PARTITION_EXCEEDED("activePartitionExceeded");

  private final String wireName;

  ErrorType(String wireName) {
    this.wireName = wireName;
  }

  /** The word that Firehose puts into the error prefix. */
  public String wireName() {
    return wireName;
  }
}

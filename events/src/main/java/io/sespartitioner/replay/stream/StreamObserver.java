package io.sespartitioner.replay.stream;

import java.util.Map;

/** Is told what the delivery stream does, as it happens. */
public interface StreamObserver {

  /** A record went into the buffer of a partition. */
  void delivered(FirehoseRecord record, PartitionId partition, int bytes);

  /** A record was dropped. */
  void dropped(FirehoseRecord record);

  /**
   * A record went to the error output.
   *
   * @param prefix the evaluated error prefix
   * @param bytes length of its line there
   */
  void failed(FirehoseRecord record, Failure failure, String prefix, int bytes);

  /** An object of a partition is complete; its prefix was reported with its records. */
  void deliveredObjectClosed(String prefix);

  /** An object of error output is complete; its prefix was reported with its records. */
  void errorObjectClosed(String prefix);

  /**
   * A partition became active.
   *
   * @param active how many are now
   * @param atMillis the simulated time, in milliseconds since 1970
   */
  void partitionOpened(int active, long atMillis);

  /**
   * A partition.
   *
   * @param prefix the evaluated prefix
   * @param keys the partition keys that it was evaluated with
   */
  record PartitionId(String prefix, Map<String, String> keys) {}
}

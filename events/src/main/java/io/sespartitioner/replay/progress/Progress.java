package io.sespartitioner.replay.progress;

/** Shows how far a step of a run is. Not thread-safe. */
public interface Progress extends AutoCloseable {

  /** Shows nothing. */
  Progress NONE = count -> {};

  /** Learns that so much more has been done. */
  void advance(long count);

  /** Ends the step. */
  @Override
  default void close() {}
}

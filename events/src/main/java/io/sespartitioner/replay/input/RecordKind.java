package io.sespartitioner.replay.input;

/** Which records of the inputs are replayed. */
public enum RecordKind {
  /** All. */
  ALL,
  /** Only those that an earlier delivery stream failed to deliver, from its error output. */
  ONLY_FAILED
}

package io.sespartitioner.replay.stream;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the processor made of one record. */
public sealed interface Outcome {

  /**
   * The record is to be delivered.
   *
   * @param keys its partition keys; those that weren't texts, or were empty, are left out
   * @param data the bytes to deliver
   */
  record Partitioned(Map<String, String> keys, ByteBuffer data) implements Outcome {

    /** Copies the keys. */
    public Partitioned {
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }
  }

  /** The record is to be forgotten. */
  record Dropped() implements Outcome {}

  /** The record goes to the error output. */
  record Failed(Failure failure) implements Outcome {}
}

package io.sespartitioner.replay.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the processor made of one record. */
public sealed interface Outcome {

  /** Hands the outcome of a record to whoever acts on it. */
  void handTo(OutcomeReceiver receiver, FirehoseRecord record) throws IOException;

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

    @Override
    public void handTo(OutcomeReceiver receiver, FirehoseRecord record) throws IOException {
      receiver.partitioned(record, this);
    }
  }

  /** The record is to be forgotten. */
  record Dropped() implements Outcome {

    @Override
    public void handTo(OutcomeReceiver receiver, FirehoseRecord record) {
      receiver.dropped(record);
    }
  }

  /** The record goes to the error output. */
  record Failed(Failure failure) implements Outcome {

    @Override
    public void handTo(OutcomeReceiver receiver, FirehoseRecord record) throws IOException {
      receiver.failed(record, failure);
    }
  }

  /** Acts on outcomes, one method for each kind. */
  public interface OutcomeReceiver {

    /** Takes a record that is to be delivered. */
    void partitioned(FirehoseRecord record, Outcome.Partitioned outcome) throws IOException;

    /** Takes a record that is to be forgotten. */
    void dropped(FirehoseRecord record);

    /** Takes a record that goes to the error output. */
    void failed(FirehoseRecord record, Failure failure) throws IOException;
  }
}

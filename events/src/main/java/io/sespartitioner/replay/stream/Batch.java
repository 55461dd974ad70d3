package io.sespartitioner.replay.stream;

import java.util.List;

/**
 * The records that go to the processor together, in order of arrival.
 *
 * @param records at least one
 * @param closedAtMillis when the batch was handed on, in milliseconds since 1970, by the simulated
 *     clock
 */
public record Batch(List<FirehoseRecord> records, long closedAtMillis) {

  /** Copies the list. */
  public Batch {
    records = List.copyOf(records);
  }
}

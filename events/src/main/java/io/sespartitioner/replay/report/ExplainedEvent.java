package io.sespartitioner.replay.report;

import java.util.List;

/**
 * Why one event is routed as it is.
 *
 * @param place file and number of the record in it
 * @param result {@code Ok}, {@code Dropped} or {@code ProcessingFailed}
 * @param why the rule or reason that decided; empty if none did
 * @param keys where each partition key came from
 */
public record ExplainedEvent(String place, String result, String why, List<ExplainedKey> keys) {

  /** Copies the keys. */
  public ExplainedEvent {
    keys = List.copyOf(keys);
  }

  /**
   * Where one partition key came from.
   *
   * @param name name of the key
   * @param value its partition value
   * @param origin the source or rule that gave it
   */
  public record ExplainedKey(String name, String value, String origin) {}
}

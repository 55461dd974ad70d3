package io.sespartitioner.replay.report;

import java.util.Map;

/**
 * Delivered records of which their owner should know.
 *
 * @param undated records without a time of their own, which arrive at the time of the replay though
 *     the others arrive when their events happened
 * @param foreign records that are no SES events: objects with neither {@code eventType} nor {@code
 *     mail}
 * @param changedTexts the texts that stand in events where their partition values had to be
 *     changed, by value; as far as they are known
 */
public record Unusual(long undated, long foreign, Map<String, String> changedTexts) {

  /** Copies the texts. */
  public Unusual {
    changedTexts = Map.copyOf(changedTexts);
  }

  /** Without the texts. */
  public Unusual(long undated, long foreign) {
    this(undated, foreign, Map.of());
  }
}

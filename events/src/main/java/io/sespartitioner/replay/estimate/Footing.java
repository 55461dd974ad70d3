package io.sespartitioner.replay.estimate;

/** How well an estimate for a month is founded, by the time that the events span. */
public enum Footing {
  /** No event has a time of its own, or all lie within an hour: there is no estimate. */
  NONE("none"),
  /** Less than a day: day and night aren't both in it, so the estimate is a guess. */
  ROUGH("rough"),
  /** A day at least. */
  SOUND("sound");

  private static final long DAY_HOURS = 24;

  private final String wireName;

  Footing(String wireName) {
    this.wireName = wireName;
  }

  static Footing of(Span span) {
    if (span.hours() < 2) {
      return NONE;
    }
    return span.hours() < DAY_HOURS ? ROUGH : SOUND;
  }

  /** The word for it in the JSON report. */
  public String wireName() {
    return wireName;
  }
}

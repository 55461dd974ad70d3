package io.sespartitioner.replay.progress;

/** Begins the steps of a run. */
public interface Steps {

  /** Shows no step. */
  Steps SILENT = (name, total, unit) -> Progress.NONE;

  /**
   * Begins a step.
   *
   * @param total how much there is to do
   * @param unit what is counted
   */
  Progress begin(String name, long total, Unit unit);

  /** What is counted. */
  enum Unit {
    /** Bytes, shown as MiB. */
    BYTES(" MiB", 1024 * 1024),
    /** Events, shown as thousands. */
    EVENTS("k events", 1000);

    private final String text;
    private final long size;

    Unit(String text, long size) {
      this.text = text;
      this.size = size;
    }

    String text() {
      return text;
    }

    long size() {
      return size;
    }
  }
}

package io.sespartitioner.replay.report;

import java.io.IOException;
import java.io.Writer;

/** A form of the report. */
public interface ReportWriter {

  /**
   * Writes the report. The writer is left open.
   *
   * @throws IOException if it can't be written
   */
  void write(ReplayReport report, Writer out) throws IOException;
}

package io.sespartitioner.replay.input;

import java.io.IOException;

/** Receives what a {@link RecordSplitter} finds, in the order of the file. */
interface FoundRecords {

  /**
   * A complete JSON text, on one line, without white space around it.
   *
   * @param namesRawData whether it is an object with a member {@code rawData}
   */
  void text(byte[] json, boolean namesRawData) throws IOException;

  /** A line that isn't made of complete JSON texts, without its line break. */
  void broken(byte[] line) throws IOException;

  /** Something longer than a record may be. */
  void refused(long bytes) throws IOException;
}

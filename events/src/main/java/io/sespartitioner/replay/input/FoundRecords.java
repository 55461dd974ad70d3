package io.sespartitioner.replay.input;

import java.io.IOException;

/** Receives what a {@link RecordSplitter} finds, in the order of the file. */
interface FoundRecords {

  /**
   * A complete JSON text, on one line, without white space around it.
   *
   * @param namesRawData whether it is an object with a member {@code rawData}, in any letter case
   */
  void text(byte[] json, boolean namesRawData) throws IOException;

  /** What isn't made of complete JSON texts, without the line break at its end. */
  void broken(byte[] line) throws IOException;

  /** The bytes of a record as they were, its newline among them if it had one. */
  void payload(byte[] bytes) throws IOException;

  /** Something longer than a record may be. */
  void refused(long bytes) throws IOException;
}

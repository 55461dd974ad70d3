package io.sespartitioner.replay.stream;

import java.io.IOException;

/** Takes records, one after the other. */
public interface RecordSink {

  /**
   * Takes one record.
   *
   * @throws IOException if what it is to be written to can't be written
   */
  void accept(FirehoseRecord record) throws IOException;
}

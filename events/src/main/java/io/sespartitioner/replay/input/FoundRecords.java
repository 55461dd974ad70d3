package io.sespartitioner.replay.input;

import java.io.IOException;

/** Receives what is found in a stream, in its order. Each call is one record. */
interface FoundRecords {

  /**
   * A complete JSON text, on one line, without white space around it.
   *
   * @param look what the names of its members make it look like
   */
  void text(byte[] json, TextLook look) throws IOException;

  /** Something that isn't complete JSON, without the line break behind it. */
  void broken(byte[] text) throws IOException;

  /** The payload of a record of Kinesis or Firehose, which is taken as it is. */
  void payload(byte[] bytes) throws IOException;

  /** Something longer than a record may be. */
  void tooLong(long bytes) throws IOException;

  /**
   * Something from which no record can be made.
   *
   * @param why what is wrong with it, as the end of a sentence
   */
  void unreadable(String why) throws IOException;
}

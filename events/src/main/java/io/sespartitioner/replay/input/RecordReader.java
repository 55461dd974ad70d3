package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one stream of bytes into records, whatever it is: one JSON text, pretty-printed or not, one
 * on each line, several back to back, error output, what tools export of many events, or any of
 * these in a {@linkplain FileFormat format} that Firehose delivers. What it is, its content tells.
 * Memory does not grow with the stream.
 */
public final class RecordReader {

  private RecordReader() {}

  /**
   * Reads the stream to its end, and leaves it open. Records are numbered from 0.
   *
   * @param name what messages call it
   * @param kind which records to hand on
   * @param receiver gets each record
   * @throws IOException if the bytes can't be read, are broken, or the receiver threw it; in the
   *     first two cases the message names the stream and the record that was reached
   */
  public static void read(String name, InputStream bytes, RecordKind kind, InputReceiver receiver)
      throws IOException {
    read(name, bytes, new FileRecords(name, 0, kind, receiver));
  }

  static void read(String name, InputStream bytes, FileRecords records) throws IOException {
    try {
      InputStream text = FileFormat.open(new SourceBytes(bytes));
      new RecordSplitter(new ByteWindow(text), RecordLimits.FIREHOSE, records).split();
    } catch (BrokenInputException e) {
      throw new IOException(name + ", after record " + records.count() + ": " + e.getMessage(), e);
    }
  }
}

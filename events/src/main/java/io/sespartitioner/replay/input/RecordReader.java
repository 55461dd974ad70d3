package io.sespartitioner.replay.input;

import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.FilterInputStream;
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

  /**
   * Reads a part of a stream of lines, so that several can read one at once: the records that begin
   * in its first {@code end} bytes, after which a line begins, or the stream ends.
   *
   * @return whether a record ends there; if not, these are no lines, and what was handed on is not
   *     what the whole stream holds
   * @throws IOException as {@link #read} does
   */
  public static boolean readLines(
      String name, InputStream bytes, long end, RecordKind kind, InputReceiver receiver)
      throws IOException {
    FileRecords records = new FileRecords(name, 0, kind, receiver);
    InputStream source = new SourceBytes(bytes);
    try {
      return new RecordSplitter(new ByteWindow(source), RecordLimits.FIREHOSE, records)
          .splitLines(end);
    } catch (BrokenInputException e) {
      throw e.in(name, records.count());
    }
  }

  /**
   * Looks at the first bytes of a stream.
   *
   * @param name what messages call it
   * @throws IOException if they can't be read, or tell that it is nothing that is read; the message
   *     names the stream and, in the second case, says what it is and what to do
   */
  public static void look(String name, InputStream bytes) throws IOException {
    try {
      FileFormat.open(new SourceBytes(bytes));
    } catch (BrokenInputException e) {
      throw e.in(name, 0);
    }
  }

  static void read(String name, InputStream bytes, FileRecords records) throws IOException {
    try {
      InputStream text = FileFormat.open(new SourceBytes(bytes));
      new RecordSplitter(new ByteWindow(text), RecordLimits.FIREHOSE, records).split();
    } catch (BrokenInputException e) {
      throw e.in(name, records.count());
    }
  }

  /** Which records of the inputs are replayed. */
  public enum RecordKind {
    /** All. */
    ALL,
    /** Only those that an earlier delivery stream failed to deliver, from its error output. */
    ONLY_FAILED
  }

  /**
   * How long things may be.
   *
   * @param recordBytes the most bytes of one record, its newline included
   * @param prettyBytes the most bytes that a text over several lines may take before its lines are
   *     joined
   */
  record RecordLimits(int recordBytes, int prettyBytes) {

    /** What Firehose takes, and eight times as much for a text over several lines. */
    static final RecordLimits FIREHOSE =
        new RecordLimits(FirehoseRecord.MAX_BYTES, 8 * FirehoseRecord.MAX_BYTES);
  }

  /**
   * The bytes of a stream. What goes wrong with them is told from what goes wrong with those who
   * take its records.
   */
  static final class SourceBytes extends FilterInputStream {

    SourceBytes(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException | RuntimeException e) {
        throw broken(e);
      }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return super.read(bytes, from, length);
      } catch (IOException | RuntimeException e) {
        throw broken(e);
      }
    }

    /** Decoders have also been seen to throw what is no IOException, at broken data. */
    private static BrokenInputException broken(Exception trouble) {
      return trouble instanceof BrokenInputException broken
          ? broken
          : new BrokenInputException("can't be read: " + trouble.getMessage());
    }
  }
}

package io.sespartitioner.replay.input;

import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.io.input.ProxyInputStream;

/**
 * Reads one file into records, whatever it is: one JSON text, pretty-printed or not, one on each
 * line, several back to back, error output, what tools export of many events, or any of these in a
 * {@linkplain FileFormat format} that is read. What it is, its content tells. Memory does not grow
 * with the file.
 */
public final class RecordReader {

  private final String name;
  private final FileTexts texts;
  private final long end;
  private final SesEventReader events;
  private final FoundRecords found;
  private Optional<CountedText> text = Optional.empty();
  private InputBytes bytes = InputBytes.NONE;

  private RecordReader(
      String name, FileTexts texts, long end, RecordKind kind, Selection selection) {
    this.name = name;
    this.texts = texts;
    this.end = end;
    this.events = SesEventReader.ofTexts(selection);
    this.found = new FoundRecords(kind, RecordLimits.FIREHOSE, events);
  }

  /**
   * A reader of a whole file, which it leaves open.
   *
   * @param name what messages call it
   * @param selection what is to be read of each event, in the pass that finds it
   * @throws IOException if the first bytes can't be read, or tell that it is nothing that is read;
   *     the message names the file and, in the second case, says what it is and what to do
   */
  public static RecordReader of(
      String name, InputStream bytes, RecordKind kind, Selection selection) throws IOException {
    return new RecordReader(name, open(name, bytes), Long.MAX_VALUE, kind, selection);
  }

  /**
   * A reader of a part of a file of lines, so that several can read one at once: of the records
   * that begin in its first {@code end} bytes, after which a line begins, or the file ends.
   */
  public static RecordReader ofLines(
      String name, InputStream bytes, long end, RecordKind kind, Selection selection) {
    return new RecordReader(name, FileTexts.one(new SourceBytes(bytes)), end, kind, selection);
  }

  /**
   * Looks at the first bytes of a file.
   *
   * @throws IOException as {@link #of} does
   */
  public static void look(String name, InputStream bytes) throws IOException {
    open(name, bytes);
  }

  private static FileTexts open(String name, InputStream bytes) throws IOException {
    try {
      return FileFormat.open(new SourceBytes(bytes));
    } catch (BrokenInputException e) {
      throw e.in(name, 0);
    }
  }

  /**
   * The next that stands in the file; none at its end.
   *
   * @throws IOException if its bytes can't be read, or are broken; the message names the file and
   *     the record that was reached
   */
  public Optional<Found> next() throws IOException {
    try {
      Optional<Found> next = found.next();
      while (next.isEmpty() && nextText()) {
        next = found.next();
      }
      return next;
    } catch (BrokenInputException e) {
      throw e.in(name, count());
    }
  }

  private boolean nextText() throws IOException {
    if (text.isPresent()) {
      bytes = bytes.plus(text.get().settled(name, end));
    }
    text = texts.next().map(CountedText::new);
    text.ifPresent(
        next ->
            found.split(
                new RecordSplitter(next.window, RecordLimits.FIREHOSE, found, events, end)));
    return text.isPresent();
  }

  /** How many records were found so far, of whatever kind. */
  public long count() {
    return found.count();
  }

  /** Where the bytes of the file are, when all of it was read. */
  public InputBytes bytes() {
    return bytes;
  }

  /**
   * Whether a record ends where the part of a file of lines does; if not, these are no lines, and
   * what was found is not what the whole file holds.
   */
  public boolean endsInLine() {
    return bytes.read() > end;
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
   * @param prettyBytes the most bytes that a text may take that is more than a record: one over
   *     several lines, before its lines are joined, or error output
   */
  record RecordLimits(int recordBytes, int prettyBytes) {

    /** What Firehose takes, and eight times as much. */
    static final RecordLimits FIREHOSE =
        new RecordLimits(FirehoseRecord.MAX_BYTES, 8 * FirehoseRecord.MAX_BYTES);
  }

  /** A text whose bytes are counted where they come from, by others than those who find records. */
  private static final class CountedText extends ProxyInputStream {

    private final ByteWindow window = new ByteWindow(this);
    private long count;

    CountedText(InputStream in) {
      super(in);
    }

    @Override
    protected void afterRead(int read) {
      count += Math.max(read, 0);
    }

    /**
     * What became of the bytes.
     *
     * @throws IOException if they don't add up, or not all were asked for
     */
    InputBytes settled(String name, long end) throws IOException {
      InputBytes released = window.released();
      boolean part = end != Long.MAX_VALUE;
      if (!part) {
        read();
      }
      long expected = part ? Math.max(end, released.read()) : count;
      if (released.read() != expected) {
        throw new IOException(
            String.format(
                "%s: %d bytes were read and %d of them accounted for. The file is not to blame,"
                    + " this program is: please report it",
                name, expected, released.read()));
      }
      return released;
    }
  }

  /**
   * The bytes of a file. What goes wrong with them is told from what goes wrong with those who take
   * its records.
   */
  static final class SourceBytes extends ProxyInputStream {

    SourceBytes(InputStream in) {
      super(in);
    }

    @Override
    protected void handleIOException(IOException trouble) throws IOException {
      throw broken(trouble);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return super.read(bytes, from, length);
      } catch (RuntimeException e) {
        // Decoders have been seen to throw such, too, at broken data.
        throw broken(e);
      }
    }

    private static BrokenInputException broken(Exception trouble) {
      return trouble instanceof BrokenInputException broken
          ? broken
          : new BrokenInputException("can't be read: " + trouble.getMessage());
    }
  }
}

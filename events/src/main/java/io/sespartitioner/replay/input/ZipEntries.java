package io.sespartitioner.replay.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.input.ProxyInputStream;

/**
 * The files in a ZIP archive, one after the other, each judged as a file is. The JDK's stream takes
 * an archive that was cut between two files for a whole one; this one doesn't.
 */
final class ZipEntries implements FileTexts {

  private final Archive archive;
  private final ZipInputStream zip;
  private FileTexts entry = Optional::empty;
  private long entries;

  ZipEntries(InputStream in) {
    archive = new Archive(in);
    zip = new ZipInputStream(archive);
  }

  @Override
  public Optional<InputStream> next() throws IOException {
    Optional<InputStream> text = entry.next();
    while (text.isEmpty()) {
      Optional<ZipEntry> next = nextEntry();
      if (next.isEmpty()) {
        archive.requireEnd(entries);
        return text;
      }
      entry = open(next.get());
      text = entry.next();
    }
    return text;
  }

  private Optional<ZipEntry> nextEntry() throws IOException {
    try {
      ZipEntry next = zip.getNextEntry();
      for (; next != null && next.isDirectory(); next = zip.getNextEntry()) {
        entries++;
      }
      entries += next == null ? 0 : 1;
      return Optional.ofNullable(next);
    } catch (IllegalArgumentException e) {
      throw new BrokenInputException("broken ZIP data: a name that is no UTF-8");
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private FileTexts open(ZipEntry file) throws IOException {
    try {
      return FileFormat.openEntry(new Content(zip));
    } catch (BrokenInputException e) {
      throw e.isForeign()
          ? BrokenInputException.foreign("holds " + file.getName() + ", which " + e.getMessage())
          : e;
    }
  }

  private static IOException broken(IOException trouble) {
    if (trouble instanceof EOFException) {
      return endsTooEarly();
    }
    return trouble instanceof ZipException
        ? new BrokenInputException("broken ZIP data: " + trouble.getMessage())
        : trouble;
  }

  private static BrokenInputException endsTooEarly() {
    return new BrokenInputException("the ZIP data ends too early; get the file again");
  }

  /** The content of the entry that is at hand. */
  private static final class Content extends ProxyInputStream {

    Content(InputStream in) {
      super(in);
    }

    @Override
    protected void handleIOException(IOException trouble) throws IOException {
      throw broken(trouble);
    }
  }

  /** The bytes of the archive, of which the last are kept: the list of its files ends there. */
  private static final class Archive extends ProxyInputStream {

    private static final int END_MARK = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR_MARK = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int KEPT = END_BYTES + 0xffff;

    private final ByteBuffer last =
        ByteBuffer.allocate(4 * KEPT).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long count;

    Archive(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, Math.min(length, KEPT));
      if (read > 0) {
        count += read;
        if (last.limit() + read > last.capacity()) {
          last.position(last.limit() - KEPT).compact().flip();
        }
        int end = last.limit();
        last.limit(end + read).put(end, bytes, from, read);
      }
      return read;
    }

    /** Reads on to the end, where the list of the files must be, and then its own end. */
    void requireEnd(long entries) throws IOException {
      transferTo(OutputStream.nullOutputStream());
      for (int at = last.limit() - END_BYTES; at >= 0; at--) {
        if (last.getInt(at) == END_MARK && endsListAt(at)) {
          requireAll(at, entries);
          return;
        }
      }
      throw endsTooEarly();
    }

    /**
     * Whether the list of files ends there, by its place and length, as what an entry holds won't.
     */
    private boolean endsListAt(int at) {
      long begin = Integer.toUnsignedLong(last.getInt(at + 16));
      long end = begin + Integer.toUnsignedLong(last.getInt(at + 12));
      return end == count - last.limit() + at
          || (at >= LOCATOR_BYTES && last.getInt(at - LOCATOR_BYTES) == LOCATOR_MARK);
    }

    private void requireAll(int at, long entries) throws IOException {
      int listed = Short.toUnsignedInt(last.getShort(at + 10));
      int behind = last.limit() - at - END_BYTES - Short.toUnsignedInt(last.getShort(at + 20));
      if (behind < 0) {
        throw endsTooEarly();
      }
      if (behind > 0) {
        throw new BrokenInputException(
            "there is more behind the ZIP archive; unpack it once, then replay that");
      }
      if (listed != (entries & 0xffff) && listed != 0xffff) {
        throw new BrokenInputException(
            "broken ZIP data: " + listed + " files are listed and " + entries + " found");
      }
    }
  }
}

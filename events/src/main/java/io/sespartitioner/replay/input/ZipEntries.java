package io.sespartitioner.replay.input;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The content of all files in a ZIP archive, one after the other, each with a line of its own. The
 * JDK's stream takes an archive that was cut between two files for a whole one; this one doesn't.
 */
final class ZipEntries extends InputStream {

  private static final int END_OF_ARCHIVE = 0x504b0506;

  /** What follows that mark, of which the last two bytes are the length of a comment. */
  private static final int END_BYTES = 18;

  private final InputStream archive;
  private final ZipInputStream zip;
  private int lastBytes;
  private boolean endSeen;
  private long behindEnd;
  private int commentBytes;
  private boolean inEntry;

  ZipEntries(InputStream in) {
    archive = new Watched(in);
    zip = new ZipInputStream(archive);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      if (length == 0 || (!inEntry && !nextEntry())) {
        return length == 0 ? 0 : -1;
      }
      int read = zip.read(bytes, from, length);
      if (read >= 0) {
        return read;
      }
    } catch (EOFException e) {
      throw endsTooEarly();
    } catch (ZipException e) {
      throw new BrokenInputException("broken ZIP data: " + e.getMessage());
    }
    inEntry = false;
    bytes[from] = '\n';
    return 1;
  }

  private boolean nextEntry() throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = zip.getNextEntry();
    }
    inEntry = entry != null;
    if (!inEntry) {
      requireEnd();
    }
    return inEntry;
  }

  /** What is behind the files, is a list of them, and then the mark. */
  private void requireEnd() throws IOException {
    archive.transferTo(OutputStream.nullOutputStream());
    if (!endSeen) {
      throw endsTooEarly();
    }
    if (behindEnd > END_BYTES && behindEnd > END_BYTES + commentBytes) {
      throw new BrokenInputException(
          "there is more behind the ZIP archive; unpack it once, then replay that");
    }
  }

  private static BrokenInputException endsTooEarly() {
    return new BrokenInputException("the ZIP data ends too early; get the file again");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** The bytes of the archive, of which the last files are followed by a mark of the end. */
  private final class Watched extends FilterInputStream {

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      for (int i = from; i < from + read; i++) {
        lastBytes = lastBytes << 8 | (bytes[i] & 0xff);
        if (endSeen) {
          behindEnd++;
          commentBytes =
              behindEnd == END_BYTES
                  ? Short.toUnsignedInt(Short.reverseBytes((short) lastBytes))
                  : commentBytes;
        } else {
          endSeen = lastBytes == END_OF_ARCHIVE;
        }
      }
      return read;
    }
  }
}

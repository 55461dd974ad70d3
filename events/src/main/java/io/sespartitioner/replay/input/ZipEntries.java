package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The content of all files in a ZIP archive, one after the other, each with a line of its own. */
final class ZipEntries extends InputStream {

  private final ZipInputStream zip;
  private boolean inEntry;

  ZipEntries(InputStream in) {
    zip = new ZipInputStream(in);
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
    return inEntry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

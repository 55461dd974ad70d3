package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of all members of a GZIP file (RFC 1952). The JDK's stream ends in silence at a
 * second member whose header is broken; this one says so. Zero padding after the last member is
 * allowed, as gzip(1) allows it.
 */
final class GzipMembers extends InputStream {

  private static final int PIECE_BYTES = 64 * 1024;
  private static final int DEFLATE = 8;

  /** Bits of a header's flags (section 2.3.1). */
  private static final int HEADER_CRC = 2;

  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final byte[] piece = new byte[PIECE_BYTES];
  private int position;
  private int limit;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (inMember || nextMember()) {
      int inflated = inflate(bytes, from, length);
      crc.update(bytes, from, inflated);
      if (inflater.finished()) {
        endMember();
      }
      if (inflated > 0 || length == 0) {
        return inflated;
      }
    }
    return -1;
  }

  private boolean nextMember() throws IOException {
    if (!hasMore() || onlyZeroesLeft()) {
      return false;
    }
    readHeader();
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private void readHeader() throws IOException {
    if (next() != 0x1f || next() != 0x8b || next() != DEFLATE) {
      throw new BrokenInputException("broken GZIP data: no GZIP header where a member begins");
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip((int) littleEndian(2));
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private int inflate(byte[] bytes, int from, int length) throws IOException {
    if (inflater.needsInput()) {
      requireMore();
      inflater.setInput(piece, position, limit - position);
      position = limit;
    }
    try {
      return inflater.inflate(bytes, from, length);
    } catch (DataFormatException e) {
      throw new BrokenInputException("broken GZIP data: " + e.getMessage());
    }
  }

  private void endMember() throws IOException {
    // The inflater was given all there was, and took what it needed.
    position -= inflater.getRemaining();
    long expectedCrc = littleEndian(4);
    long expectedLength = littleEndian(4);
    if (expectedCrc != crc.getValue()
        || expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new BrokenInputException("broken GZIP data: the checksum doesn't match");
    }
    inMember = false;
  }

  private boolean hasMore() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(in.read(piece), 0);
    return limit > 0;
  }

  private void requireMore() throws IOException {
    if (!hasMore()) {
      throw new BrokenInputException("the GZIP data ends too early; get the file again");
    }
  }

  private int next() throws IOException {
    requireMore();
    return piece[position++] & 0xff;
  }

  private long littleEndian(int count) throws IOException {
    long number = 0;
    for (int i = 0; i < count; i++) {
      number |= (long) next() << (8 * i);
    }
    return number;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int b;
    do {
      b = next();
    } while (b != 0);
  }

  private boolean onlyZeroesLeft() throws IOException {
    while (hasMore()) {
      if (piece[position] != 0) {
        return false;
      }
      position++;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}

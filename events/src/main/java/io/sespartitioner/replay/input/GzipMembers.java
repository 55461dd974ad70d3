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

  private final GzipBytes in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;

  GzipMembers(InputStream in) {
    this.in = new GzipBytes(in);
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
    if (!in.hasMore()) {
      return false;
    }
    if (in.onlyZeroesLeft()) {
      return false;
    }
    GzipHeader.read(in);
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private int inflate(byte[] bytes, int from, int length) throws IOException {
    if (inflater.needsInput()) {
      in.feed(inflater);
    }
    try {
      return inflater.inflate(bytes, from, length);
    } catch (DataFormatException e) {
      throw new BrokenInputException("broken GZIP data: " + e.getMessage());
    }
  }

  private void endMember() throws IOException {
    in.giveBack(inflater.getRemaining());
    long expectedCrc = in.littleEndian(4);
    long expectedLength = in.littleEndian(4);
    if (expectedCrc != crc.getValue()
        || expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new BrokenInputException("broken GZIP data: the checksum doesn't match");
    }
    inMember = false;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}

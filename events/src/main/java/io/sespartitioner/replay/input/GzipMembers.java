package io.sespartitioner.replay.input;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The content of all members of a GZIP file (RFC 1952). Zero padding after the last member is
 * allowed, as gzip(1) allows it.
 */
final class GzipMembers extends InputStream {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private InputStream member = InputStream.nullInputStream();

  GzipMembers(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      int read = member.read(bytes, from, length);
      while (read < 0 && nextMember()) {
        read = member.read(bytes, from, length);
      }
      return read;
    } catch (EOFException e) {
      throw new BrokenInputException("the GZIP data ends too early; get the file again");
    } catch (BrokenInputException e) {
      throw e;
    } catch (IOException e) {
      // It says which checksum doesn't match, and other such things.
      throw new BrokenInputException(
          "broken GZIP data: " + e.getMessage().replace("CRC32", "CRC32 checksum"));
    }
  }

  private boolean nextMember() throws IOException {
    int first;
    do {
      in.mark(1);
      first = in.read();
    } while (first == 0);
    if (first < 0) {
      return false;
    }
    in.reset();
    if (first != 0x1f) {
      throw new BrokenInputException("broken GZIP data: no GZIP header where a member begins");
    }
    member =
        GzipCompressorInputStream.builder().setInputStream(in).setBufferSize(BUFFER_BYTES).get();
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/**
 * The compressed bytes of a GZIP file, of which an inflater may take too many and give them back.
 */
final class GzipBytes {

  private static final int PIECE_BYTES = 64 * 1024;

  private final InputStream in;
  private final byte[] bytes = new byte[PIECE_BYTES];
  private int position;
  private int limit;

  GzipBytes(InputStream in) {
    this.in = in;
  }

  boolean hasMore() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(in.read(bytes), 0);
    return limit > 0;
  }

  /** Takes zero bytes up to the end; true if that is all there is. */
  boolean onlyZeroesLeft() throws IOException {
    while (hasMore()) {
      if (bytes[position] != 0) {
        return false;
      }
      position++;
    }
    return true;
  }

  int next() throws IOException {
    if (!hasMore()) {
      throw new BrokenInputException("the GZIP data ends too early; get the file again");
    }
    return bytes[position++] & 0xff;
  }

  long littleEndian(int count) throws IOException {
    long number = 0;
    for (int i = 0; i < count; i++) {
      number |= (long) next() << (8 * i);
    }
    return number;
  }

  /** Hands all bytes read so far to the inflater. */
  void feed(Inflater inflater) throws IOException {
    if (!hasMore()) {
      throw new BrokenInputException("the GZIP data ends too early; get the file again");
    }
    inflater.setInput(bytes, position, limit - position);
    position = limit;
  }

  /** Takes back the last of the bytes that were handed out. */
  void giveBack(int count) {
    position -= count;
  }

  void close() throws IOException {
    in.close();
  }
}

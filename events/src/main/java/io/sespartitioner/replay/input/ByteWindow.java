package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * The part of a text that is being looked at: bytes from a mark on, read as they are needed. All
 * indexes count from the mark. Memory is what lies between the mark and the farthest look.
 */
final class ByteWindow {

  private static final int PIECE_BYTES = 64 * 1024;

  private final InputStream in;
  private byte[] bytes;
  private int mark;
  private int limit;
  private boolean ended;
  private long records;
  private long around;
  private long refused;

  ByteWindow(InputStream in) {
    this.in = in;
    this.bytes = new byte[2 * PIECE_BYTES];
  }

  /** A window on all of these bytes. */
  ByteWindow(byte[] bytes) {
    this.in = InputStream.nullInputStream();
    this.bytes = bytes;
    this.limit = bytes.length;
    this.ended = true;
  }

  /** What becomes of bytes that the window lets go. */
  enum Share {
    /** They are in a record. */
    RECORD,
    /** They stand around records. */
    AROUND,
    /** They are refused. */
    REFUSED
  }

  /** The backing array; the window's byte {@code i} is at {@code start() + i}. */
  byte[] array() {
    return bytes;
  }

  int start() {
    return mark;
  }

  /** How many bytes after the mark have been read. */
  int length() {
    return limit - mark;
  }

  /** How many bytes of the text lie before the mark. */
  long position() {
    return records + around + refused;
  }

  byte at(int index) {
    return bytes[mark + index];
  }

  /** Moves the mark on; what lies before it is gone. */
  void release(int count, Share share) {
    mark += count;
    switch (share) {
      case RECORD -> records += count;
      case AROUND -> around += count;
      case REFUSED -> refused += count;
    }
  }

  /** What became of the bytes before the mark. */
  InputBytes released() {
    return new InputBytes(records, around, refused);
  }

  /** Whether there is a byte at the index, reading more if need be. */
  boolean has(int index) throws IOException {
    while (length() <= index) {
      if (!more()) {
        return false;
      }
    }
    return true;
  }

  /** Whether this character stands at the index. */
  boolean is(char c, int index) throws IOException {
    return has(index) && at(index) == c;
  }

  /** The index of the first byte from this one on that isn't blank; there may be none. */
  int behindSpace(int index) throws IOException {
    int at = index;
    while (has(at) && WhiteSpace.is(at(at))) {
      at++;
    }
    return at;
  }

  /** Reads more bytes; false at the end of the text. */
  boolean more() throws IOException {
    if (ended) {
      return false;
    }
    makeRoom();
    int read = in.read(bytes, limit, bytes.length - limit);
    ended = read < 0;
    limit += Math.max(read, 0);
    return !ended;
  }

  private void makeRoom() {
    if (bytes.length - limit >= PIECE_BYTES / 2) {
      return;
    }
    byte[] from = bytes;
    if (length() > bytes.length / 2) {
      bytes = new byte[bytes.length * 2];
    }
    System.arraycopy(from, mark, bytes, 0, length());
    limit = length();
    mark = 0;
  }
}

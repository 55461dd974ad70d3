package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a stream that is being looked at: bytes from a mark on, read as they are needed. All
 * indexes count from the mark. Memory is what lies between the mark and the farthest look.
 */
final class ByteWindow {

  private static final int PIECE_BYTES = 64 * 1024;

  private final InputStream in;
  private byte[] bytes;
  private int mark;
  private int limit;
  private boolean ended;
  private long released;

  ByteWindow(InputStream in) {
    this.in = in;
    this.bytes = new byte[2 * PIECE_BYTES];
  }

  /** A window on all of these bytes, which may be changed. */
  ByteWindow(byte[] bytes) {
    this.in = InputStream.nullInputStream();
    this.bytes = bytes;
    this.limit = bytes.length;
    this.ended = true;
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

  /** How many bytes of the stream lie before the mark. */
  long position() {
    return released;
  }

  byte at(int index) {
    return bytes[mark + index];
  }

  /** Moves the mark on; what lies before it is gone. */
  void release(int count) {
    mark += count;
    released += count;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, mark + from, mark + to);
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

  /** Reads more bytes; false at the end of the stream. */
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

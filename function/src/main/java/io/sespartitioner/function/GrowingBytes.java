package io.sespartitioner.function;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A byte array that grows as bytes are appended. */
final class GrowingBytes {
  private byte[] bytes;
  private int length;

  GrowingBytes(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  GrowingBytes append(byte[] more) {
    return append(more, 0, more.length);
  }

  GrowingBytes append(byte[] source, int from, int to) {
    int count = to - from;
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
    System.arraycopy(source, from, bytes, length, count);
    length += count;
    return this;
  }

  /** Appends text that is known to be ASCII and to need no escape in JSON. */
  GrowingBytes append(String ascii) {
    return append(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }
}

package io.sespartitioner.replay.processor;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Takes a response, and forgets it once it is longer than Lambda allows. */
final class BoundedOutput extends OutputStream {

  /** The most that a synchronous response may hold (AWS Lambda quota). */
  static final int RESPONSE_BYTES = 6_291_556;

  private final Bytes bytes;
  private boolean tooLong;

  /**
   * An empty output.
   *
   * @param expectedBytes about how long the response will be
   */
  BoundedOutput(int expectedBytes) {
    this.bytes = new Bytes(Math.min(expectedBytes, RESPONSE_BYTES));
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] piece, int from, int length) {
    tooLong |= bytes.size() + length > RESPONSE_BYTES;
    if (tooLong) {
      bytes.reset();
    } else {
      bytes.write(piece, from, length);
    }
  }

  synchronized boolean tooLong() {
    return tooLong;
  }

  synchronized ByteBuffer content() {
    return bytes.content();
  }

  /** Shows its bytes without copying them. */
  private static final class Bytes extends ByteArrayOutputStream {

    Bytes(int capacity) {
      super(capacity);
    }

    ByteBuffer content() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }
}

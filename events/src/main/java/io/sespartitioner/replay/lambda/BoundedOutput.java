package io.sespartitioner.replay.lambda;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Takes a response, and forgets it once it is longer than Lambda allows. */
final class BoundedOutput extends OutputStream {

  /** The most that a synchronous response may hold (AWS Lambda quota). */
  static final int RESPONSE_BYTES = 6_291_556;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
  private boolean tooLong;

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
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}

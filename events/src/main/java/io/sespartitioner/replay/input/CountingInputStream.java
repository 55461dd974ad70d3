package io.sespartitioner.replay.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes are read. */
final class CountingInputStream extends FilterInputStream {

  private final LongConsumer bytesRead;

  CountingInputStream(InputStream in, LongConsumer bytesRead) {
    super(in);
    this.bytesRead = bytesRead;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    bytesRead.accept(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    bytesRead.accept(Math.max(read, 0));
    return read;
  }
}

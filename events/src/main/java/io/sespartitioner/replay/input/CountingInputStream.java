package io.sespartitioner.replay.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * The bytes of a file. It tells how many are read, and what goes wrong as trouble of the file,
 * since what becomes of its records can fail, too.
 */
final class CountingInputStream extends FilterInputStream {

  private final LongConsumer bytesRead;

  CountingInputStream(InputStream in, LongConsumer bytesRead) {
    super(in);
    this.bytesRead = bytesRead;
  }

  @Override
  public int read() throws IOException {
    try {
      int read = super.read();
      bytesRead.accept(read < 0 ? 0 : 1);
      return read;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      int read = super.read(bytes, from, length);
      bytesRead.accept(Math.max(read, 0));
      return read;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static BrokenInputException broken(IOException trouble) {
    return new BrokenInputException("can't be read: " + trouble.getMessage());
  }
}

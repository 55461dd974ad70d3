package io.sespartitioner.replay.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a stream. What goes wrong with them is told from what goes wrong with those who take
 * its records.
 */
final class SourceBytes extends FilterInputStream {

  SourceBytes(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      return super.read(bytes, from, length);
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** Decoders have also been seen to throw what is no IOException, at broken data. */
  private static BrokenInputException broken(Exception trouble) {
    return trouble instanceof BrokenInputException broken
        ? broken
        : new BrokenInputException("can't be read: " + trouble.getMessage());
  }
}

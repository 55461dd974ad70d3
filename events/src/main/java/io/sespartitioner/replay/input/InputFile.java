package io.sespartitioner.replay.input;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Opens a file, through GZIP if its first bytes say so. */
final class InputFile {

  private static final int BUFFER_BYTES = 64 * 1024;

  private InputFile() {}

  static InputStream open(Path file, LongConsumer bytesRead) throws IOException {
    InputStream in =
        new BufferedInputStream(new CountingInputStream(bytes(file), bytesRead), BUFFER_BYTES);
    try {
      return isGzip(in) ? new GzipMembers(in) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** A channel, which is behind the stream of {@code Files}, seeks, and a pipe can't. */
  private static InputStream bytes(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Files.newInputStream(file)
        : new FileInputStream(file.toFile());
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }
}

package io.sespartitioner.replay.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Tells, once, that the first byte of a stream is long in coming. */
final class FirstByteWatch implements AutoCloseable {

  /** After how long it is told. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Timer timer = new Timer("first-byte-watch", true);

  /** A watch that begins now. */
  FirstByteWatch(Duration patience, Runnable notice) {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            notice.run();
          }
        },
        patience.toMillis());
  }

  /** The stream, which ends the watch when it has been read from. */
  InputStream watched(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        timer.cancel();
        return read;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        timer.cancel();
        return read;
      }
    };
  }

  @Override
  public void close() {
    timer.cancel();
  }
}

package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.InputPlace.InputFile.Opener;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.commons.io.input.ProxyInputStream;

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
    return new ProxyInputStream(in) {
      @Override
      protected void afterRead(int read) {
        timer.cancel();
      }
    };
  }

  /** Opens a stream, which ends the watch; that may take as long as to read its first byte. */
  static InputStream open(Opener opener, Runnable notice) throws IOException {
    FirstByteWatch watch = new FirstByteWatch(PATIENCE, notice);
    try {
      return watch.watched(opener.open());
    } catch (IOException e) {
      watch.close();
      throw e;
    }
  }

  @Override
  public void close() {
    timer.cancel();
  }
}

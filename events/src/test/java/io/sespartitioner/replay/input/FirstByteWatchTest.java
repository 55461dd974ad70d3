package io.sespartitioner.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FirstByteWatchTest {

  @Test
  void aPipeThatNobodyWritesToIsToldOnce() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (PipedOutputStream out = new PipedOutputStream();
        FirstByteWatch watch = new FirstByteWatch(Duration.ofMillis(1), told::countDown);
        InputStream in = watch.watched(new PipedInputStream(out))) {
      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
      out.write(7);
      assertThat(in.read()).isEqualTo(7);
    }
  }

  @Test
  @Timeout(60)
  void aStreamWithBytesIsNotTold() throws IOException, InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    try (FirstByteWatch watch = new FirstByteWatch(Duration.ofHours(1), told::countDown);
        InputStream in = watch.watched(InputStream.nullInputStream())) {
      assertThat(in.read(new byte[1])).isEqualTo(-1);
      while (isWatching()) {
        Thread.sleep(1);
      }
      assertThat(told.getCount()).isEqualTo(1);
    }
  }

  private static boolean isWatching() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("first-byte-watch"));
  }
}

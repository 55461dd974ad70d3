package io.sespartitioner.replay;

import io.sespartitioner.replay.folder.DiskTrouble;
import io.sespartitioner.replay.folder.OutputBucket;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** Deletes what a run works with when the process is ended: by Ctrl-C for one, or by a handler. */
final class Cleanup implements AutoCloseable {

  private static final String NOTHING_WRITTEN = "nothing was kept, no object was written";
  private static final String SOME_WRITTEN = "not all objects were written";
  private static final String ALL_WRITTEN = "all objects were written";

  private final AtomicReference<String> message;
  private final Thread hook;

  private Cleanup(AtomicReference<String> message, Thread hook) {
    this.message = message;
    this.hook = hook;
  }

  static Cleanup onInterrupt(Terminal terminal, Closeable... held) {
    AtomicReference<String> message = new AtomicReference<>(NOTHING_WRITTEN);
    Thread hook =
        new Thread(
            () -> {
              boolean byHandler = !EndOfMemory.isMet() && exitIsCalled();
              terminal.message(why(byHandler) + "; " + clean(held, message));
              if (byHandler) {
                // It may have called that a success.
                Runtime.getRuntime().halt(ExitStatus.TROUBLE.code());
              }
            },
            "cleanup");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Cleanup(message, hook);
  }

  private static String why(boolean byHandler) {
    if (EndOfMemory.isMet()) {
      return EndOfMemory.words();
    }
    return byHandler ? "the handler ended the process" : "interrupted";
  }

  private static String clean(Closeable[] held, AtomicReference<String> message) {
    try {
      for (Closeable each : held) {
        each.close();
      }
      return message.get();
    } catch (IOException e) {
      return "can't clear up: " + DiskTrouble.words(e);
    }
  }

  /** Whether {@link System#exit} is what ends the process; a signal ends it without. */
  private static boolean exitIsCalled() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(
            frame ->
                frame.getClassName().equals(Runtime.class.getName())
                    && frame.getMethodName().equals("exit"));
  }

  /** Learns that finished objects are about to be moved to where they belong. */
  void beforePublishing(OutputBucket bucket) {
    message.set(bucket.keepsAPart() ? SOME_WRITTEN : NOTHING_WRITTEN);
  }

  /** Learns that all of them are there, and only the report is missing. */
  void afterPublishing() {
    message.set(ALL_WRITTEN);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      awaitEndOfProcess();
    }
  }

  /** The hook is running and says what happened; what fails now, fails because of it. */
  private static void awaitEndOfProcess() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

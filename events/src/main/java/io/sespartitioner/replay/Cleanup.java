package io.sespartitioner.replay;

import io.sespartitioner.replay.folder.WorkFolder;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** Deletes the work folder when the run is interrupted, by Ctrl-C for one. */
final class Cleanup implements AutoCloseable {

  private static final String NOTHING_WRITTEN = "interrupted; no object was written";
  private static final String SOME_WRITTEN = "interrupted; not all objects were written";
  private static final String ALL_WRITTEN = "interrupted; all objects were written";

  private final AtomicReference<String> message;
  private final Thread hook;

  private Cleanup(AtomicReference<String> message, Thread hook) {
    this.message = message;
    this.hook = hook;
  }

  static Cleanup onInterrupt(WorkFolder work, Terminal terminal) {
    AtomicReference<String> message = new AtomicReference<>(NOTHING_WRITTEN);
    Thread hook =
        new Thread(
            () -> {
              try {
                work.close();
                terminal.message(message.get());
              } catch (IOException e) {
                terminal.message("interrupted; can't delete " + TroubleMessage.of(e));
              }
            },
            "cleanup");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Cleanup(message, hook);
  }

  /** Learns that finished objects are about to be moved to where they belong. */
  void beforePublishing() {
    message.set(SOME_WRITTEN);
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

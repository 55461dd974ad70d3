package io.sespartitioner.replay.folder;

import java.io.InterruptedIOException;

/**
 * Counts the memory that contents take, of those that grow and of those that are being written.
 *
 * <p>Thread-safe.
 */
public final class ContentMemory {

  private final long limitBytes;
  private long used;
  private long beingWritten;

  /** A memory of this size. */
  public ContentMemory(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Counts more; false if that is over the limit. */
  public synchronized boolean take(long bytes) {
    used += bytes;
    return used <= limitBytes;
  }

  /** Counts less. */
  public synchronized void free(long bytes) {
    used -= bytes;
  }

  /** Learns that so much of it will be freed soon. */
  synchronized void beginWriting(long bytes) {
    beingWritten += bytes;
  }

  /** Frees what was being written. */
  synchronized void endWriting(long bytes) {
    beingWritten -= bytes;
    used -= bytes;
    notifyAll();
  }

  /** Waits until there is room; false if waiting won't help. */
  public synchronized boolean awaitRoom() throws InterruptedIOException {
    try {
      while (used > limitBytes && beingWritten > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while objects were being written");
    }
    return used <= limitBytes;
  }
}

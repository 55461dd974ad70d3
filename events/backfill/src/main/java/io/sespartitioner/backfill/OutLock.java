package io.sespartitioner.backfill;

import java.io.Closeable;
import java.io.IOException;

/** Keeps other runs from an {@code --out} until it is closed. */
interface OutLock extends Closeable {

  /** Whether it still does: on a store, who seems dead can be taken for that. */
  boolean isHeld() throws IOException;

  @Override
  default void close() throws IOException {
    // Some have nothing to let go.
  }
}

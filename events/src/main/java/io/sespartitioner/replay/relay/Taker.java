package io.sespartitioner.replay.relay;

import java.io.IOException;

/**
 * Takes one after the other.
 *
 * @param <T> what it takes
 */
public interface Taker<T> {

  /** Takes one. */
  void accept(T element) throws IOException;
}

package io.sespartitioner.replay.relay;

import java.io.IOException;

/**
 * Takes one thing after the other.
 *
 * @param <T> what it takes
 */
@FunctionalInterface
public interface Sink<T> {

  /**
   * Takes one.
   *
   * @throws IOException if what it is to be written to can't be written, or what it is to be read
   *     from can't be read
   */
  void accept(T element) throws IOException;
}

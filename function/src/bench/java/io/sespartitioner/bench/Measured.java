package io.sespartitioner.bench;

/**
 * What was measured: a handler under a compiler, with batches of so many events.
 *
 * @param handler the handler's name, with the rules that it ran if those vary
 */
record Measured(Compiler compiler, int events, String handler) {
  static final String IDIOMATIC = "idiomatic";

  /** The idiomatic handler in the same place. */
  Measured idiomatic() {
    return new Measured(compiler, events, IDIOMATIC);
  }
}

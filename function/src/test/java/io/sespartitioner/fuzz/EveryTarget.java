package io.sespartitioner.fuzz;

/** All targets on each input, so that a short run starts the fuzzer once. */
public final class EveryTarget {

  private EveryTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    InvocationTarget.fuzzerTestOneInput(input);
    PayloadTarget.fuzzerTestOneInput(input);
    RulesTarget.fuzzerTestOneInput(input);
  }
}

package io.sespartitioner.replay;

import java.util.Locale;

/**
 * Ends the process where memory ends outside of what a run can catch: between two tasks of a
 * thread, for one, after which somebody would wait for that thread for ever.
 */
final class EndOfMemory implements Thread.UncaughtExceptionHandler {

  private static final String REMEDY = "give Java more, such as by java -Xmx2g -jar ...";

  private static final int RESERVE_BYTES = 4 * 1024 * 1024;

  private static volatile boolean met;

  /** Is given up first, so that there is memory to clean up with. */
  @SuppressWarnings("UnusedVariable")
  private volatile byte[] reserve = new byte[RESERVE_BYTES];

  /** Whether that is why the process ends. */
  static boolean isMet() {
    return met;
  }

  /** What to say where it isn't known how many partitions there were. */
  static String words() {
    return "out of memory; " + REMEDY;
  }

  /** What to say after so many partitions. */
  static String words(long partitions) {
    return String.format(Locale.ROOT, "out of memory after %,d partitions; %s", partitions, REMEDY);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable problem) {
    if (problem instanceof OutOfMemoryError) {
      reserve = null;
      met = true;
      System.exit(ExitStatus.TROUBLE.code());
    }
    // What Java itself does where there is no handler.
    System.err.print("Exception in thread \"" + thread.getName() + "\" ");
    problem.printStackTrace();
  }
}

package io.sespartitioner.replay.report;

import java.util.Locale;

/** Numbers of things, in words. */
public final class Counted {

  private Counted() {}

  /** Such as {@code 1 event} or {@code 1,234 events}. */
  public static String of(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s", number, noun(number, noun));
  }

  /** The noun, which gets an s unless there is one of it. */
  public static String noun(long number, String noun) {
    return number == 1 ? noun : noun + "s";
  }
}

package io.sespartitioner.replay.report;

import java.util.Locale;

/** Amounts as people read them: numbers of things, shares, sizes. */
public final class Amount {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Amount() {}

  /** A number of things, such as {@code 1 event} or {@code 1,234 events}. */
  public static String of(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s", number, noun(number, noun));
  }

  /** The noun, which gets an s unless there is one of it. */
  public static String noun(long number, String noun) {
    return number == 1 ? noun : noun + "s";
  }

  /** A share, such as {@code 7.3 %}. */
  public static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** A rate, such as {@code 7.3 %}; of less than 1 %, with two places, such as {@code 0.05 %}. */
  public static String percent(double rate) {
    return String.format(Locale.ROOT, rate > 0 && rate < 0.01 ? "%.2f %%" : "%.1f %%", 100 * rate);
  }

  /** A size, such as {@code 512 B} or {@code 1.5 MiB}. */
  public static String bytes(double bytes) {
    if (bytes < 1024) {
      return String.format(Locale.ROOT, "%.0f B", bytes);
    }
    double size = bytes / 1024;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%,.1f %s", size, UNITS[unit]);
  }

  /** The same of a whole number. */
  public static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** The same, with all units of one width. */
  static String alignedBytes(long bytes) {
    String size = bytes(bytes);
    return bytes < 1024 ? size + "  " : size;
  }
}

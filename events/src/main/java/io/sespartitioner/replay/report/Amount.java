package io.sespartitioner.replay.report;

import java.util.Locale;
import java.util.OptionalLong;

/** Amounts as people read them, in English: numbers of things, shares, sizes, dollars, times. */
public final class Amount {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Amount() {}

  /** {@link String#format} as the report has it, whatever language the computer is set to. */
  public static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A number of things, such as {@code 1 event} or {@code 1,234 events}. */
  public static String of(long number, String noun) {
    return text("%,d %s", number, noun(number, noun));
  }

  /** The noun, which gets an s unless there is one of it. */
  public static String noun(long number, String noun) {
    return number == 1 ? noun : noun + "s";
  }

  /** A share, such as {@code 7.3 %}. */
  public static String percent(long part, long whole) {
    return text("%.1f %%", 100.0 * part / whole);
  }

  /** A rate, such as {@code 7.3 %}; of less than 1 %, with two places, such as {@code 0.05 %}. */
  public static String percent(double rate) {
    return text(rate > 0 && rate < 0.01 ? "%.2f %%" : "%.1f %%", 100 * rate);
  }

  /** US dollars and cents, such as {@code $1,234.50}. */
  public static String dollars(double dollars) {
    return text("$%,.2f", dollars);
  }

  /** A time, such as {@code 1.3 s}; a dash if it is unknown. */
  public static String seconds(OptionalLong millis) {
    return millis.isPresent() ? text("%,.1f s", millis.getAsLong() / 1000.0) : "\u2013";
  }

  /** A size, such as {@code 512 B} or {@code 1.5 MiB}. */
  public static String bytes(double bytes) {
    if (bytes < 1024) {
      return text("%.0f B", bytes);
    }
    double size = bytes / 1024;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return text("%,.1f %s", size, UNITS[unit]);
  }

  /** The same of a whole number. */
  public static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** How much of a whole a part is, in the unit that {@link #bytes} gives the whole. */
  static String partOfBytes(long part, long whole) {
    double size = part;
    for (long left = whole; left >= 1024; left >>= 10) {
      size /= 1024;
    }
    return part == 0 || whole < 1024 ? text("%,d", part) : text("%,.1f", Math.max(0.1, size));
  }

  /** The same, with all units of one width. */
  static String alignedBytes(long bytes) {
    String size = bytes(bytes);
    return bytes < 1024 ? size + "  " : size;
  }
}

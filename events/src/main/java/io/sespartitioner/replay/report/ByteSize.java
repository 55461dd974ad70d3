package io.sespartitioner.replay.report;

import java.util.Locale;

/** Numbers of bytes, for people. */
public final class ByteSize {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private ByteSize() {}

  /** Such as {@code 512 B} or {@code 1.5 MiB}. */
  public static String of(double bytes) {
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
  public static String of(long bytes) {
    return of((double) bytes);
  }

  /** The same, with all units of one width. */
  static String aligned(long bytes) {
    String size = of(bytes);
    return bytes < 1024 ? size + "  " : size;
  }
}

package io.sespartitioner.infra.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * What it costs to move objects to S3 Glacier Instant Retrieval, and what that saves: list prices
 * in US dollars, us-east-1, November 2026.
 *
 * <p>A move is paid by the object and the saving by the byte, and the archive bills at least 128
 * KiB an object, so small objects never pay: they stay where they are. Reading from the archive
 * costs more per GiB than a month of it saves, and a log's first month is what people read.
 *
 * @see <a href="https://aws.amazon.com/s3/pricing/">Amazon S3 pricing</a>
 */
final class ArchivePrice {

  /** The smallest object that is moved, in bytes; S3 bills a smaller one as this. */
  private static final int SMALLEST_BYTES = 128 * 1024;

  /** The earliest day to move objects: reading one back costs $0.03 per GiB, a month saves less. */
  private static final int FIRST_DAY = 30;

  /** S3 bills an object for so many days, even if it is deleted before. */
  private static final int SHORTEST_DAYS = 90;

  private static final double MOVE = 0.02 / 1000;
  private static final double STANDARD_GIB_MONTH = 0.023;
  private static final double ARCHIVE_GIB_MONTH = 0.004;
  private static final double GIB = 1 << 30;
  private static final double DAYS_OF_MONTH = 30;

  /** What Firehose delivers for a sender of few mails, in bytes. */
  private static final int SMALL_OBJECT = 20_000;

  private ArchivePrice() {}

  /**
   * Why it doesn't pay to move objects after {@code afterDays} and delete them after {@code days}.
   */
  static Optional<String> warning(int afterDays, int days) {
    int archived = Math.max(0, days - afterDays);
    int least = leastDays();
    if (archived >= least && afterDays >= FIRST_DAY) {
      return Optional.empty();
    }
    String sums =
        sum("An object of 128 KiB", SMALLEST_BYTES, archived)
            + sum("One of 20 kB, billed as 128 KiB,", SMALL_OBJECT, archived);
    return Optional.of(
        afterDays < FIRST_DAY
            ? "'"
                + afterDays
                + "' is too early: what is read in its first "
                + FIRST_DAY
                + " days costs $0.03 per GiB to read there, and a month there saves $0.019."
                + sums
            : "'"
                + afterDays
                + "' leaves "
                + archived
                + " of the "
                + days
                + " days of logExpirationDays, and a move pays after "
                + least
                + "."
                + sums
                + advice(days - least));
  }

  private static String advice(int latest) {
    return latest < FIRST_DAY
        ? " Raise logExpirationDays to " + (FIRST_DAY + leastDays()) + " or more."
        : " Write " + FIRST_DAY + " to " + latest + ", or raise logExpirationDays.";
  }

  /** The fewest days in the archive after which the smallest moved object has paid its move. */
  static int leastDays() {
    double savedPerDay =
        stored(SMALLEST_BYTES, STANDARD_GIB_MONTH, 1) - archived(SMALLEST_BYTES, 1);
    return Math.max(SHORTEST_DAYS, (int) Math.ceil(MOVE / savedPerDay));
  }

  private static String sum(String object, int bytes, int days) {
    return String.format(
        Locale.ROOT,
        " %s costs $%.7f to move and $%.7f there, but $%.7f where it is.",
        object,
        MOVE,
        archived(bytes, Math.max(SHORTEST_DAYS, days)),
        stored(bytes, STANDARD_GIB_MONTH, days));
  }

  private static double archived(int bytes, int days) {
    return stored(Math.max(bytes, SMALLEST_BYTES), ARCHIVE_GIB_MONTH, days);
  }

  private static double stored(int bytes, double gibMonth, int days) {
    return bytes / GIB * gibMonth * days / DAYS_OF_MONTH;
  }
}

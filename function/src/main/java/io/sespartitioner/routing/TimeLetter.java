package io.sespartitioner.routing;

import java.util.Optional;

/**
 * The letters of time patterns: Java 8's, since Firehose evaluates {@code !{timestamp:...}} with
 * those, without the ones that it refuses when a delivery stream is created.
 */
final class TimeLetter {

  private static final int[] NONE = {};
  private static final int[] YEAR = {4, 2, 4, 4, 5, 6, 7, 8, 9};
  private static final int[] NAME = {3, 3, 3, 9, 1};

  private TimeLetter() {}

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** What is wrong with {@code count} times this letter, if anything. */
  static Optional<String> problem(char letter, int count, boolean forKey) {
    String run = Character.toString(letter).repeat(count);
    if (letter == 'Y') {
      return Optional.of(
          "Pattern letters "
              + run
              + " mean the week's year, which is wrong around New Year: write "
              + (forKey ? "uuuu" : "yyyy or uuuu"));
    }
    if (letter == 'D' && count < 3) {
      return Optional.of(
          "Pattern letters "
              + run
              + " mean the day of the year, 1 to 366: write dd for the day of the month, or DDD");
    }
    if (letter == 'w') {
      return Optional.of(
          "Pattern letters "
              + run
              + " are the week of the week's year, which isn't the calendar's: write MM and dd");
    }
    if (letter == 'A' || letter == 'n' || letter == 'N' || letter == 'S') {
      return Optional.of(
          "Pattern letters "
              + run
              + " count fractions of a second: nearly every event would have a folder of its own");
    }
    if (widths(letter).length == 0) {
      return Optional.of("Pattern letter " + letter + " is not supported: quote it if it is text");
    }
    if (width(letter, count) == 0) {
      return Optional.of("Too many pattern letters " + run + ": write fewer");
    }
    if (forKey && !isSafe(letter, count)) {
      return Optional.of(
          "Pattern letters " + run + " can give spaces or colons: use others in a partition value");
    }
    return Optional.empty();
  }

  /** The most characters that {@code count} times this letter give; 0 if there is no such run. */
  static int width(char letter, int count) {
    int[] widths = widths(letter);
    return count <= widths.length ? widths[count - 1] : 0;
  }

  /** The width of a run of one, two, three ... of the letter. */
  private static int[] widths(char letter) {
    return switch (letter) {
      case 'y', 'u' -> YEAR;
      case 'M', 'L' -> new int[] {2, 2, 3, 9, 1};
      case 'd', 'H', 'h', 'K', 'k', 'm', 's' -> new int[] {2, 2};
      case 'D' -> new int[] {0, 0, 3};
      case 'F', 'W' -> new int[] {1};
      case 'a' -> new int[] {2};
      case 'E' -> NAME;
      case 'e' -> new int[] {1, 2, 3, 9, 1};
      case 'c' -> new int[] {1, 0, 3, 9, 1};
      case 'Q', 'q' -> new int[] {1, 2, 2, 11, 1};
      case 'G' -> new int[] {2, 2, 2, 11, 1};
      case 'X', 'x' -> new int[] {5, 5, 6, 7, 9};
      case 'Z' -> new int[] {5, 5, 5, 9, 9};
      case 'O' -> new int[] {9, 0, 0, 9};
      // Newer JDKs write GMT+03:00 where older ones had abbreviations.
      case 'z' -> new int[] {9, 9, 9, 40};
      case 'v' -> new int[] {9, 0, 0, 40};
      default -> NONE;
    };
  }

  /** Whether the output never has spaces, slashes or colons, whatever the time zone. */
  private static boolean isSafe(char letter, int count) {
    return switch (letter) {
      case 'O', 'z', 'v' -> false;
      case 'Q', 'q', 'G' -> count != 4;
      case 'X', 'x' -> count != 3 && count != 5;
      case 'Z' -> count < 4;
      default -> true;
    };
  }
}

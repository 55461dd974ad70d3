package io.sespartitioner.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of {@code java.time.format.DateTimeFormatter}, looked through by hand: that is cheap at
 * start-up, and it knows what Firehose makes of each letter.
 *
 * @param pattern the pattern
 * @param problem what is wrong with it and what to write instead, if anything
 * @param longest the most characters of a formatted time
 * @param shape a formatted time in which {@code 0} stands for whatever letters became
 */
record TimePattern(String pattern, Optional<String> problem, int longest, String shape) {

  private static final TimePattern EMPTY =
      new TimePattern(
          "",
          Optional.of("Timestamp without a pattern: write one such as !{timestamp:yyyy}"),
          0,
          "0");

  /** Looks through the pattern of {@code !{timestamp:PATTERN}}. */
  static TimePattern ofPrefix(String pattern) {
    return pattern.isEmpty() ? EMPTY : new Scan(pattern, false).result();
  }

  /** Looks through the {@code format} of a key, whose output must be safe path segments. */
  static TimePattern ofKey(String pattern) {
    TimePattern scanned = new Scan(pattern, true).result();
    return new TimePattern(
        pattern,
        scanned.problem.or(() -> AuthorText.problem(scanned.shape)),
        scanned.longest,
        scanned.shape);
  }

  /** One pass over a pattern. */
  private static final class Scan {
    private final String pattern;
    private final boolean forKey;
    private final StringBuilder shape = new StringBuilder();
    private final List<String> problems = new ArrayList<>();
    private String letters = "";
    private int longest;
    private int at;

    private Scan(String pattern, boolean forKey) {
      this.pattern = pattern;
      this.forKey = forKey;
    }

    private TimePattern result() {
      while (at < pattern.length()) {
        char c = pattern.charAt(at);
        if (TimeLetter.isLetter(c)) {
          letters(c);
        } else if (c == '\'') {
          quoted();
        } else {
          literal(c);
        }
      }
      checkMinutes();
      checkHours();
      boolean good = problems.isEmpty();
      return new TimePattern(
          pattern,
          good ? Optional.empty() : Optional.of(String.join("; ", problems)),
          good ? longest : 0,
          shape.toString());
    }

    /** Minutes right after a year are a month whose letters were written small. */
    private void checkMinutes() {
      if (has("m") && has("yuY") && !has("HhKk")) {
        problem("Pattern letters mm mean minutes, and there is no hour: write MM for the month");
      }
    }

    /** Without its half of the day an hour stands for two. */
    private void checkHours() {
      if (has("hK") && !has("a")) {
        problem("Pattern letters hh are the hour of half a day: write HH");
      }
    }

    /** Whether one of these letters is there; start-up can do without regular expressions. */
    private boolean has(String some) {
      for (int i = 0; i < some.length(); i++) {
        if (letters.indexOf(some.charAt(i)) >= 0) {
          return true;
        }
      }
      return false;
    }

    private void problem(String message) {
      if (!problems.contains(message)) {
        problems.add(message);
      }
    }

    private void letters(char letter) {
      int start = at;
      while (at < pattern.length() && pattern.charAt(at) == letter) {
        at++;
      }
      letters += letter;
      Optional<String> problem = TimeLetter.problem(letter, at - start, forKey);
      if (problem.isPresent()) {
        problem(problem.get());
      } else {
        longest += TimeLetter.width(letter, at - start);
      }
      shape.append('0');
    }

    private void quoted() {
      int start = at + 1;
      if (start < pattern.length() && pattern.charAt(start) == '\'') {
        add("'");
        at += 2;
        return;
      }
      var text = new StringBuilder();
      for (at = start; at < pattern.length(); at++) {
        if (pattern.charAt(at) != '\'') {
          text.append(pattern.charAt(at));
        } else if (at + 1 < pattern.length() && pattern.charAt(at + 1) == '\'') {
          text.append(pattern.charAt(at++));
        } else {
          at++;
          add(text.toString());
          return;
        }
      }
      shape.append('0');
      problem("Quote without an end in a time pattern: close it, or write '' for one");
    }

    private void literal(char c) {
      if ("{}#[]".indexOf(c) >= 0) {
        problem("Reserved character " + c + " in a time pattern: remove or quote it");
      }
      add(Character.toString(c));
      at++;
    }

    private void add(String literal) {
      shape.append(literal);
      longest += literal.length();
    }
  }
}

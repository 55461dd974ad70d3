package io.sespartitioner.routing;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Reads regular expressions of RE2, which take linear time on any text. A class of its own, so that
 * rules without one load nothing of RE2/J.
 *
 * <p>RE2/J 1.8 has no bounds of its own: it goes down a call for each group within another, and
 * writes repetitions out, so that {@code (a{1000}){1000}} is a million steps.
 */
final class RegexReader {

  /** How deep groups stand within one another at most. */
  private static final int MAX_DEPTH = 200;

  /** What the regular expressions of one file may have in all, with repetitions written out. */
  private static final int MAX_SIZE = 100_000;

  /** A class of Unicode is a long table, and so is a range whose letters match in either case. */
  private static final int TABLE = 100;

  private final String regex;
  private final boolean eitherCase;
  private final Deque<Long> outer = new ArrayDeque<>();

  /** The size of the group that is being read, and of what a repetition would repeat. */
  private long size;

  private long last;
  private int depth;
  private int at;

  private RegexReader(String regex) {
    this.regex = regex;
    this.eitherCase = regex.contains("(?") && regex.contains("i");
  }

  /** Reads a regular expression; empty if it is none, or can't be used within bounds. */
  static Optional<Pattern> read(Node node) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var regex = new RegexReader(text.get());
    long size = regex.size();
    if (regex.depth > MAX_DEPTH) {
      node.problem(
          "Regular expression with more than "
              + MAX_DEPTH
              + " groups within one another: write fewer");
    } else if (node.withRegexes(size) > MAX_SIZE) {
      node.problem(
          "Regular expressions too large: with repetitions written out they may have "
              + MAX_SIZE
              + " characters in all; write + or * for counts, and no counts within others");
    } else {
      return compiled(node, text.get());
    }
    return Optional.empty();
  }

  private static Optional<Pattern> compiled(Node node, String regex) {
    try {
      return Optional.of(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      node.problem(
          "Bad regular expression ("
              + e.getDescription()
              + "): write it in RE2's syntax, which has no lookaround and no backreferences");
      return Optional.empty();
    }
  }

  /** About how many steps RE2/J makes of an expression, never far too few. */
  static long size(String regex) {
    return new RegexReader(regex).size();
  }

  private long size() {
    while (at < regex.length() && size <= MAX_SIZE) {
      char c = regex.charAt(at++);
      switch (c) {
        case '\\' -> escape();
        case '[' -> characterClass();
        case '(' -> open();
        case ')' -> close();
        case '{' -> repeat();
        case '*', '+', '?', '|' -> size++;
        default -> add(1);
      }
    }
    return size + outer.stream().mapToLong(Long::longValue).sum();
  }

  private void add(long steps) {
    last = steps;
    size += steps;
  }

  private void escape() {
    char escaped = at < regex.length() ? regex.charAt(at++) : ' ';
    if (escaped == 'Q') {
      int end = regex.indexOf("\\E", at);
      int literal = (end < 0 ? regex.length() : end) - at;
      size += literal;
      add(1);
      at += literal + (end < 0 ? 0 : 2);
      return;
    }
    if ("pPx".indexOf(escaped) >= 0 && regex.startsWith("{", at)) {
      at = after('}');
    }
    add(escaped == 'p' || escaped == 'P' ? TABLE : 1);
  }

  private int after(char end) {
    int found = regex.indexOf(end, at);
    return found < 0 ? regex.length() : found + 1;
  }

  private void characterClass() {
    long steps = 1;
    at += regex.startsWith("^", at) ? 1 : 0;
    for (boolean first = true; at < regex.length(); first = false) {
      char c = regex.charAt(at++);
      if (c == ']' && !first) {
        break;
      }
      if (c == '[' && regex.startsWith(":", at) && regex.indexOf(":]", at) > 0) {
        at = regex.indexOf(":]", at) + 2;
      } else if (c == '\\' && at < regex.length()) {
        char escaped = regex.charAt(at++);
        steps += escaped == 'p' || escaped == 'P' ? TABLE : 0;
      } else {
        steps += c == '-' && eitherCase ? TABLE : 0;
      }
    }
    add(steps);
  }

  private void open() {
    outer.push(size);
    size = 0;
    last = 0;
    depth = Math.max(depth, outer.size());
  }

  private void close() {
    last = size + 1;
    size = last + (outer.isEmpty() ? 0 : outer.pop());
  }

  /** A count such as {@code {2,8}}, which repeats what stands before it. */
  private void repeat() {
    int end = at;
    while (end < regex.length() && "0123456789,".indexOf(regex.charAt(end)) >= 0) {
      end++;
    }
    if (end == at || end == regex.length() || regex.charAt(end) != '}') {
      add(1);
      return;
    }
    long most = 1;
    for (String count : regex.substring(at, end).split(",", -1)) {
      // RE2 refuses counts of more than three digits but 1000.
      most = Math.max(most, count.isEmpty() || count.length() > 4 ? 1 : Long.parseLong(count));
    }
    size += last * most;
    last += last * most;
    at = end + 1;
  }
}

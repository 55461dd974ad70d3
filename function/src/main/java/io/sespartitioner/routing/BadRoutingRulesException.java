package io.sespartitioner.routing;

import io.sespartitioner.json.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Thrown for a {@code routing.json} that can't be used; it names every problem at once. */
public class BadRoutingRulesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Makes an exception whose message has one line for each problem. */
  public BadRoutingRulesException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    var message = new StringBuilder("The routing rules have ");
    message.append(problems.size() == 1 ? "a problem:" : problems.size() + " problems:");
    for (Problem problem : problems) {
      message.append("\n  ").append(problem);
    }
    return message.toString();
  }

  /**
   * One mistake in a {@code routing.json}: where it is, what is wrong, and what to write instead.
   *
   * @param pointer JSON Pointer of the value or member, empty for the whole file
   * @param line line in the file, from 1
   * @param column column in that line in characters, from 1
   * @param message what is wrong and what to write instead
   */
  public record Problem(String pointer, int line, int column, String message) {

    private static final int MAX_CHARACTERS = 500;

    /** A text that may have anything of the file in it, fit to be printed. */
    private static String shown(String text) {
      int rest = text.length() - MAX_CHARACTERS / 2;
      boolean fits = text.length() <= MAX_CHARACTERS;
      // Messages say at their end what to do.
      return JsonText.shown(
          fits ? text : text.substring(0, MAX_CHARACTERS / 2) + "..." + text.substring(rest));
    }

    /** Place and message, such as {@code /keys/userName/match (line 4, column 31): ...}. */
    @Override
    public String toString() {
      var place = "line " + line + ", column " + column;
      return (pointer.isEmpty() ? place : pointer + " (" + place + ")") + ": " + message;
    }
  }

  /** Collects what is wrong with the rules, so that all of it is told at once. */
  static final class Problems {

    /** So many are told; a file with more is no file of routing rules. */
    private static final int MOST = 1_000;

    private record At(int offset, String pointer, String message) {}

    private final byte[] file;
    private final Set<At> found = new LinkedHashSet<>();
    private long regexes;
    private int more;

    /** Problems of the file with these bytes. */
    Problems(byte[] file) {
      this.file = file;
    }

    /** Adds a problem at an offset in bytes, once if a value has it twice. */
    void add(String pointer, int offset, String message) {
      if (found.size() < MOST) {
        found.add(new At(offset, Problem.shown(pointer), Problem.shown(message)));
      } else {
        more++;
      }
    }

    /** The size of the file's regular expressions so far, with one more of this size. */
    long withRegexes(long size) {
      regexes += size;
      return regexes;
    }

    /** Whether there is none so far. */
    boolean none() {
      return found.isEmpty();
    }

    /** The exception that tells all problems, in the order of the file. */
    BadRoutingRulesException toException() {
      List<At> ordered = new ArrayList<>(found);
      ordered.sort(Comparator.comparingInt(At::offset));
      List<Problem> problems = new ArrayList<>();
      int line = 1;
      int column = 1;
      int offset = 0;
      for (At at : ordered) {
        for (; offset < at.offset; offset++) {
          if (file[offset] == '\n') {
            line++;
            column = 1;
          } else if ((file[offset] & 0xC0) != 0x80) {
            column++;
          }
        }
        problems.add(new Problem(at.pointer, line, column, at.message));
      }
      if (more > 0) {
        problems.add(new Problem("", line, column, "And " + more + " more problems"));
      }
      return new BadRoutingRulesException(problems);
    }
  }
}

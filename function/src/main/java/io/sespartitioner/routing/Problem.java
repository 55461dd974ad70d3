package io.sespartitioner.routing;

/**
 * One mistake in a {@code routing.json}: where it is, what is wrong, and what to write instead.
 *
 * @param pointer JSON Pointer of the value or member, empty for the whole file
 * @param line line in the file, from 1
 * @param column column in that line in characters, from 1
 * @param message what is wrong and what to write instead
 */
public record Problem(String pointer, int line, int column, String message) {

  /** Place and message, such as {@code /keys/userName/match (line 4, column 31): ...}. */
  @Override
  public String toString() {
    var place = "line " + line + ", column " + column;
    return (pointer.isEmpty() ? place : pointer + " (" + place + ")") + ": " + message;
  }
}

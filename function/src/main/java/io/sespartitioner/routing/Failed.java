package io.sespartitioner.routing;

/**
 * The event can't be delivered and goes to the error output.
 *
 * @param cause what kind of failure it is
 * @param detail the key's name, the text of the rule's {@code fail}, or the custom source's name
 *     and the exception's class; never anything of the event
 */
public record Failed(Cause cause, String detail) implements Routing {

  /** The kinds of failure. */
  public enum Cause {
    /** A key that is {@code required} has no value. */
    REQUIRED_KEY,
    /** A rule says {@code fail}. */
    RULE,
    /** A custom key source threw an exception. */
    CUSTOM_SOURCE
  }
}

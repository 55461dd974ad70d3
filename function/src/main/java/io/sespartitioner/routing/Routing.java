package io.sespartitioner.routing;

/** What the routing rules say about one SES event. */
public sealed interface Routing {

  /** The number of the rule that decided, its place in the list from 1; 0 if none did. */
  int rule();

  /**
   * The event is delivered under these partition keys.
   *
   * @param partitionKeys every key of the rules with its value
   * @param fallback whether a key got its {@code otherwise}, since no source had a value
   * @param rule the rule that set some of the keys
   */
  record Routed(PartitionKeys partitionKeys, boolean fallback, int rule) implements Routing {}

  /**
   * A rule drops the event.
   *
   * @param why the text of the rule's {@code drop}
   */
  record Dropped(String why, int rule) implements Routing {}

  /**
   * The event can't be delivered and goes to the error output.
   *
   * @param cause what kind of failure it is
   * @param detail the key's name, the text of the rule's {@code fail}, or the custom source's name
   *     and the exception's class; never anything of the event
   */
  record Failed(Cause cause, String detail, int rule) implements Routing {

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
}

package io.sespartitioner.routing;

/** What the routing rules say about one SES event. */
public sealed interface Routing {

  /** Tells the receiver which of the three it is. */
  void tell(Receiver receiver);

  /** Acts on what the rules say. */
  interface Receiver {
    /** The event is delivered. */
    void routed(Routed routed);

    /** A rule drops the event. */
    void dropped(Dropped dropped);

    /** The event goes to the error output. */
    void failed(Failed failed);
  }

  /**
   * The event is delivered under these partition keys.
   *
   * @param partitionKeys every key of the rules with its value
   * @param fallback whether a key got its {@code otherwise}, since no source had a value
   */
  record Routed(PartitionKeys partitionKeys, boolean fallback) implements Routing {
    @Override
    public void tell(Receiver receiver) {
      receiver.routed(this);
    }
  }

  /**
   * A rule drops the event.
   *
   * @param why the text of the rule's {@code drop}
   */
  record Dropped(String why) implements Routing {
    @Override
    public void tell(Receiver receiver) {
      receiver.dropped(this);
    }
  }

  /**
   * The event can't be delivered and goes to the error output.
   *
   * @param cause what kind of failure it is
   * @param detail the key's name, the text of the rule's {@code fail}, or the custom source's name
   *     and the exception's class; never anything of the event
   */
  record Failed(Cause cause, String detail) implements Routing {

    /** The kinds of failure. */
    public enum Cause {
      /** A key that is {@code required} has no value. */
      REQUIRED_KEY,
      /** A rule says {@code fail}. */
      RULE,
      /** A custom key source threw an exception. */
      CUSTOM_SOURCE
    }

    @Override
    public void tell(Receiver receiver) {
      receiver.failed(this);
    }
  }
}

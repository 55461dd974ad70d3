package io.sespartitioner.function;

import io.sespartitioner.routing.PartitionKeys;
import io.sespartitioner.routing.Routing;

/** What becomes of one record, whatever its payload is. */
public sealed interface Verdict {

  /** The number of the rule that decided, its place in the list from 1; 0 if none did. */
  int rule();

  /**
   * The record is delivered; its result is {@code Ok}.
   *
   * @param partitionKeys every key of the rules with its value
   * @param fallback whether a key got its {@code otherwise}
   */
  record Delivered(PartitionKeys partitionKeys, boolean fallback, int rule) implements Verdict {}

  /**
   * The record is forgotten.
   *
   * @param why the text of the rule, or that there is no data
   */
  record Dropped(String why, int rule) implements Verdict {
    static final Dropped NO_DATA = new Dropped("no data", 0);
  }

  /**
   * The record goes to the error output; its result is {@code ProcessingFailed}.
   *
   * @param detail what the reason is about, such as a key's name, or an empty text; never anything
   *     of the event
   */
  record Failed(ReasonCode reason, String detail, int rule) implements Verdict {
    Failed(ReasonCode reason) {
      this(reason, "", 0);
    }
  }

  /** What the routing rules say, as what becomes of the record. */
  static Verdict of(Routing routing) {
    if (routing instanceof Routing.Routed routed) {
      return new Delivered(routed.partitionKeys(), routed.fallback(), routed.rule());
    }
    if (routing instanceof Routing.Failed failed) {
      return new Failed(ReasonCode.of(failed.cause()), failed.detail(), failed.rule());
    }
    return new Dropped(((Routing.Dropped) routing).why(), routing.rule());
  }
}

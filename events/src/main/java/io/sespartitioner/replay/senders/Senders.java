package io.sespartitioner.replay.senders;

import java.util.List;

/**
 * How the mail of all senders did.
 *
 * @param each sender, those with the most mail first
 * @param all together
 */
public record Senders(List<SenderFigures> each, SenderFigures all) {

  /** Copies the list. */
  public Senders {
    each = List.copyOf(each);
  }

  /** Whether an event told of any mail. */
  public boolean areKnown() {
    return !all.counts().isEmpty();
  }
}

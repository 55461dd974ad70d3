package io.sespartitioner.ses;

import io.sespartitioner.json.JsonString;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the values that are wanted of one event stand in its JSON text, one slot each, and the
 * texts that were already read from there, since several rules may ask for one.
 */
final class Slots {
  private static final int ABSENT = -1;

  private final int[] starts;
  private final int[] ends;
  private final String[] texts;

  Slots(int count) {
    starts = new int[count];
    ends = new int[count];
    texts = new String[count];
  }

  /** Empties all slots for the next event. */
  void clear() {
    clear(0, starts.length);
    Arrays.fill(texts, null);
  }

  /** Empties the slots {@code from} (inclusive) to {@code to} (exclusive). */
  void clear(int from, int to) {
    Arrays.fill(starts, from, to, ABSENT);
  }

  void put(int slot, int start, int end) {
    starts[slot] = start;
    ends[slot] = end;
  }

  boolean isFilled(int slot) {
    return starts[slot] != ABSENT;
  }

  int start(int slot) {
    return starts[slot];
  }

  int end(int slot) {
    return ends[slot];
  }

  /** The text in a slot, if a text is there and not empty. */
  Optional<String> text(int slot, byte[] json) {
    if (!isFilled(slot) || !JsonString.isText(json, starts[slot], ends[slot])) {
      return Optional.empty();
    }
    if (texts[slot] == null) {
      texts[slot] = JsonString.decode(json, starts[slot], ends[slot]);
    }
    return Optional.of(texts[slot]);
  }
}

package io.sespartitioner.json;

import java.util.Arrays;

/** The arrays and objects that are open where a reader stands, by where they begin. */
final class JsonNesting {
  private int[] starts = new int[16];
  private int depth;

  void clear() {
    depth = 0;
  }

  /** Enters what begins at {@code start}. */
  void open(int start) {
    if (depth == starts.length) {
      grow(start);
    }
    starts[depth++] = start;
  }

  private void grow(int start) {
    if (depth == JsonReader.MAX_DEPTH) {
      throw MalformedJsonException.tooDeep(start + 1);
    }
    starts = Arrays.copyOf(starts, Math.min(JsonReader.MAX_DEPTH, 4 * depth));
  }

  void close() {
    depth--;
  }

  /** Where those begin that are open, the outermost first. */
  int[] starts() {
    return Arrays.copyOf(starts, depth);
  }
}

package io.sespartitioner.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * A prefix as far as it can be read, so that one bad expression does not hide other mistakes.
 *
 * @param prefix the prefix; bad timestamps are in it, other bad expressions stand for themselves
 * @param bad the bad expressions, as written
 */
record PrefixDraft(FirehosePrefix prefix, List<String> bad) {

  PrefixDraft {
    bad = List.copyOf(bad);
  }

  /** The bad expressions that may be others misspelt, such as a key: all but timestamps. */
  List<String> misspelt() {
    List<String> misspelt = new ArrayList<>();
    for (String expression : bad) {
      if (!expression.startsWith("!{timestamp:")) {
        misspelt.add(expression);
      }
    }
    return misspelt;
  }
}

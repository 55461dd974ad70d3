package io.sespartitioner.ses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@link Selection} made ready for reading: the tree that leads the reader, and its leaves. */
final class ReadingPlan {
  private final Wanted root = new Wanted();
  private final Wanted mail = root.addMember("mail");
  private final Map<String, Wanted> tags = new HashMap<>();
  private final Map<String, List<Wanted>> fields = new HashMap<>();
  private final Wanted headers;
  private final int slots;

  ReadingPlan(Selection selection) {
    for (String tag : selection.tags()) {
      Wanted values = mail.addMember("tags").addMember(tag);
      tags.put(tag, values.addElement(0).wantItself());
    }
    for (String field : selection.fields()) {
      List<Wanted> leaves = new ArrayList<>();
      root.add(JsonPointer.parse(field).tokens(), leaves);
      fields.put(field, leaves);
    }
    headers = selection.headers() ? mail.addMember("headers").wantItself() : null;
    slots = root.number(0);
  }

  Wanted root() {
    return root;
  }

  /** What is wanted of the member {@code mail}, which an event without an envelope has. */
  Wanted mail() {
    return mail;
  }

  int slots() {
    return slots;
  }

  /** Where the tag's first value is noted, or null if the tag was not selected. */
  Wanted tag(String name) {
    return tags.get(name);
  }

  /** Where the field is noted, by name or by index, or null if it was not selected. */
  List<Wanted> field(String pointer) {
    return fields.get(pointer);
  }

  /** Where the array of headers is noted, or null if headers were not selected. */
  Wanted headers() {
    return headers;
  }
}

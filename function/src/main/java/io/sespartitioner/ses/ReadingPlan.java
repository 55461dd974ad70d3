package io.sespartitioner.ses;

import io.sespartitioner.json.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
      tags.put(tag, values.addElement(0, new Wanted()).wantItself());
    }
    for (String field : selection.fields()) {
      List<Wanted> leaves = new ArrayList<>();
      root.add(JsonPointer.parse(field).tokens(), 0, leaves);
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

  /**
   * What is wanted of one value: itself, named members, numbered elements. A tree of these leads
   * the reader through an event. Each value that is wanted itself has a slot; the slots of a
   * subtree are neighbours, so that a duplicate member can clear what its predecessor left.
   */
  static final class Wanted {
    private byte[][] names = {};
    private Wanted[] members = {};
    private int[] indexes = {};
    private Wanted[] elements = {};
    private boolean itself;
    private int firstSlot = -1;
    private int slotsEnd;

    /**
     * Wants what a pointer's tokens lead to, from the one at {@code from} on. A number is both a
     * member's name and an index, and leads to one place, since no value is both object and list;
     * to two only where a tag, which is of an object and its value of a list, leads there too.
     */
    void add(List<String> tokens, int from, List<Wanted> leaves) {
      Wanted at = this;
      for (int i = from; i < tokens.size(); i++) {
        String token = tokens.get(i);
        int index = JsonPointer.index(token);
        boolean isTag = at.member(token) != null;
        Wanted member = at.addMember(token);
        Wanted element = index < 0 ? member : at.addElement(index, isTag ? new Wanted() : member);
        if (element != member) {
          element.add(tokens, i + 1, leaves);
        }
        at = member;
      }
      leaves.add(at.wantItself());
    }

    Wanted wantItself() {
      itself = true;
      return this;
    }

    private Wanted member(String name) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      return member(bytes, 0, bytes.length);
    }

    Wanted addMember(String name) {
      Wanted known = member(name);
      if (known != null) {
        return known;
      }
      names = append(names, name.getBytes(StandardCharsets.UTF_8));
      members = append(members, new Wanted());
      return members[members.length - 1];
    }

    Wanted addElement(int index, Wanted element) {
      Wanted known = element(index);
      if (known != null) {
        return known;
      }
      indexes = Arrays.copyOf(indexes, indexes.length + 1);
      indexes[indexes.length - 1] = index;
      elements = append(elements, element);
      return element;
    }

    private static <T> T[] append(T[] some, T last) {
      T[] more = Arrays.copyOf(some, some.length + 1);
      more[some.length] = last;
      return more;
    }

    /** Numbers the slots of this subtree from {@code next} on; gives the first number not used. */
    int number(int next) {
      if (firstSlot >= 0) {
        return next;
      }
      firstSlot = next;
      slotsEnd = itself ? next + 1 : next;
      for (Wanted member : members) {
        slotsEnd = member.number(slotsEnd);
      }
      for (Wanted element : elements) {
        slotsEnd = element.number(slotsEnd);
      }
      return slotsEnd;
    }

    boolean isItself() {
      return itself;
    }

    boolean hasMembers() {
      return members.length > 0;
    }

    boolean hasElements() {
      return elements.length > 0;
    }

    /** The first slot of this subtree: the value's own, if it is wanted itself. */
    int slot() {
      return firstSlot;
    }

    int slotsEnd() {
      return slotsEnd;
    }

    /** What is wanted of the member whose name stands in these bytes, or null if nothing is. */
    Wanted member(byte[] json, int from, int to) {
      for (int i = 0; i < names.length; i++) {
        byte[] name = names[i];
        if (name.length == to - from && isAt(json, from, name)) {
          return members[i];
        }
      }
      return null;
    }

    /** Compares from the end: the names of SES's own tags begin alike. */
    private static boolean isAt(byte[] json, int from, byte[] name) {
      for (int i = name.length - 1; i >= 0; i--) {
        if (json[from + i] != name[i]) {
          return false;
        }
      }
      return true;
    }

    /** What is wanted of the element at {@code index}, or null if nothing is. */
    Wanted element(int index) {
      for (int i = 0; i < indexes.length; i++) {
        if (indexes[i] == index) {
          return elements[i];
        }
      }
      return null;
    }
  }
}

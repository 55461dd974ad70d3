package io.sespartitioner.ses;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a {@link SesEventReader} collects of each event in its one pass. Whatever else is asked of
 * an event is read when it is asked for, in a pass of its own.
 *
 * @param tags names of message tags, such as {@code ses:caller-identity}
 * @param fields JSON Pointers, such as {@code /bounce/bounceType}
 * @param headers whether headers will be asked for
 */
public record Selection(Set<String> tags, Set<String> fields, boolean headers) {
  private static final Selection NONE = new Selection(Set.of(), Set.of(), false);

  /** Copies the sets. */
  public Selection {
    tags = Set.copyOf(tags);
    fields = Set.copyOf(fields);
  }

  /** Nothing. */
  public static Selection none() {
    return NONE;
  }

  /** The first value of one message tag. */
  public static Selection tag(String name) {
    return new Selection(Set.of(name), Set.of(), false);
  }

  /** The scalar at one JSON Pointer. */
  public static Selection field(String pointer) {
    return new Selection(Set.of(), Set.of(pointer), false);
  }

  /** The mail's headers, all of them. */
  public static Selection allHeaders() {
    return new Selection(Set.of(), Set.of(), true);
  }

  /** All of these. */
  public static Selection of(Collection<Selection> selections) {
    Set<String> tags = new HashSet<>();
    Set<String> fields = new HashSet<>();
    boolean headers = false;
    for (Selection one : selections) {
      tags.addAll(one.tags);
      fields.addAll(one.fields);
      headers |= one.headers;
    }
    return new Selection(tags, fields, headers);
  }

  /** Both this and {@code other}. */
  public Selection and(Selection other) {
    return of(List.of(this, other));
  }
}

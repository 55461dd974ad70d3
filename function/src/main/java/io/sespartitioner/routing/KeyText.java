package io.sespartitioner.routing;

import io.sespartitioner.ses.AsciiCase;

/**
 * The text that a key source read, and who wrote it.
 *
 * <p>Text of an event is untrusted. Text of the rules' author, which may have several segments, was
 * checked when the rules were read.
 *
 * @param text never empty
 * @param authored whether the rules' author wrote it
 */
record KeyText(String text, boolean authored) {

  static KeyText fromEvent(String text) {
    return new KeyText(text, false);
  }

  static KeyText fromAuthor(String text) {
    return new KeyText(text, true);
  }

  /** The text as a partition value. */
  String partitionValue() {
    return authored ? text : PartitionValue.of(text);
  }

  /** ASCII letters in lower case; the author's text stays the author's. */
  KeyText lowercase() {
    return new KeyText(AsciiCase.lowercase(text), authored);
  }
}

package io.sespartitioner.routing;

import io.sespartitioner.ses.AsciiCase;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** How the text of one partition key is read from an event; prints as its author would read it. */
interface KeySource {

  /** The text, if the event has one. */
  Optional<KeyText> read(SesEvent event);

  /** What a reader must collect so that {@link #read} needs no pass of its own. */
  Selection selection();

  /** Whether this tells when or of what type an event is, and so never who sent the mail. */
  default boolean isTimeOrType() {
    return false;
  }

  /** The most characters that a partition value from this source has. */
  int longest();

  /** The source that {@link #read} takes the text from: this one, or one within it. */
  default KeySource sourceOf(SesEvent event) {
    return this;
  }

  /** What stands in the event for this source and can't be read, though {@link #read} has none. */
  default Optional<String> unreadable(SesEvent event) {
    return Optional.empty();
  }

  /** A JQ expression for the text: it yields one text that is not empty, or nothing. */
  String jqText(Jq.Place place);

  /** A JQ expression for the partition value: it yields one, or nothing. */
  default String jqValue(Jq.Place place) {
    return Jq.safe(jqText(place));
  }

  /**
   * The text that a key source read, and who wrote it.
   *
   * <p>Text of an event is untrusted. Text of the rules' author, which may have several segments,
   * was checked when the rules were read.
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
}

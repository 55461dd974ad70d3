package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** How the text of one partition key is read from an event; prints as its author would read it. */
interface KeySource {

  /** The text, if the event has one. */
  Optional<KeyText> read(SesEvent event);

  /** What a reader must collect so that {@link #read} needs no pass of its own. */
  Selection selection();

  /** The most characters that a partition value from this source has. */
  int longest();

  /** The source that {@link #read} takes the text from: this one, or one within it. */
  default KeySource sourceOf(SesEvent event) {
    return this;
  }

  /** A JQ expression for the text: it yields one text that is not empty, or nothing. */
  String jqText(Jq.Place place);

  /** A JQ expression for the partition value: it yields one, or nothing. */
  default String jqValue(Jq.Place place) {
    return Jq.safe(jqText(place));
  }
}

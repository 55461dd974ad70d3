package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** The event's type, such as {@code Delivery}. */
record EventTypeText() implements EventText {

  /** Where the type stands in an event. */
  static final String POINTER = "/eventType";

  @Override
  public Optional<String> text(SesEvent event) {
    return event.eventType();
  }

  @Override
  public boolean isEventType() {
    return true;
  }

  @Override
  public Selection selection() {
    return Selection.field(POINTER);
  }

  @Override
  public String jqText(JqPlace place) {
    return Jq.text(".eventType");
  }

  @Override
  public String toString() {
    return "eventType";
  }
}

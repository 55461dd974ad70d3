package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** The event's type, such as {@code Delivery}. */
record EventTypeText() implements EventText {

  @Override
  public Optional<String> text(SesEvent event) {
    return event.eventType();
  }

  @Override
  public Selection selection() {
    return Selection.field("/eventType");
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

package io.sespartitioner.routing;

import io.sespartitioner.ses.JsonPointer;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** The text, boolean or whole number at one JSON Pointer. */
record FieldText(String pointer) implements EventText {

  @Override
  public Optional<String> text(SesEvent event) {
    return event.field(pointer);
  }

  @Override
  public boolean isEventType() {
    return pointer.equals(EventTypeText.POINTER);
  }

  @Override
  public Selection selection() {
    return Selection.field(pointer);
  }

  @Override
  public String jqText(JqPlace place) {
    return Jq.scalar(JsonPointer.parse(pointer).tokens());
  }

  @Override
  public String toString() {
    return "field \"" + pointer + "\"";
  }
}

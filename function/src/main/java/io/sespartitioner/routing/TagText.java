package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** The first value of one message tag. */
record TagText(String name) implements EventText {

  @Override
  public Optional<String> text(SesEvent event) {
    return event.tag(name);
  }

  @Override
  public Selection selection() {
    return Selection.tag(name);
  }

  @Override
  public String jqText(JqPlace place) {
    return Jq.text(".mail.tags." + Jq.quote(name) + "[0]");
  }

  @Override
  public String toString() {
    return "tag \"" + name + "\"";
  }
}

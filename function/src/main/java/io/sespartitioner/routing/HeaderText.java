package io.sespartitioner.routing;

import io.sespartitioner.ses.HeaderName;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** The value of the first header of one name, without regard to case. */
record HeaderText(String name) implements EventText {

  @Override
  public Optional<String> text(SesEvent event) {
    return event.header(name);
  }

  @Override
  public boolean readsSameAs(EventText other) {
    return other instanceof HeaderText header && HeaderName.isSame(name, header.name);
  }

  @Override
  public Selection selection() {
    return Selection.allHeaders();
  }

  @Override
  public String jqText(JqPlace place) {
    return Jq.header(name);
  }

  @Override
  public String toString() {
    return "header \"" + name + "\"";
  }
}

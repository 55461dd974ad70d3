package io.sespartitioner.replay;

import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.SesEventReader;
import java.util.Map;
import java.util.function.Function;

/** The texts that partition keys have in a record, as they are before they are made safe. */
final class OriginalTexts implements Function<FirehoseRecord, Map<String, String>> {

  private final Router router;
  private final SesEventReader reader;

  OriginalTexts(RoutingRules rules) {
    this.router = new Router(rules);
    this.reader = new SesEventReader(rules.selection());
  }

  @Override
  public Map<String, String> apply(FirehoseRecord record) {
    try {
      return router.texts(reader.read(record.payload(), 0, record.payload().length));
    } catch (MalformedSesEventException e) {
      // JQ and other handlers read what the function refuses.
      return Map.of();
    }
  }
}

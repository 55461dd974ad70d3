package io.sespartitioner.replay;

import io.sespartitioner.function.ReasonCode;
import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.Details.ExplainedEvent;
import io.sespartitioner.replay.report.Details.ExplainedEvent.ExplainedKey;
import io.sespartitioner.replay.report.Spool;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.Routing;
import io.sespartitioner.routing.Routing.Dropped;
import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Explains every record by the routing rules, and passes it on. */
final class Explainer implements Sink<FirehoseRecord> {

  private final Router router;
  private final SesEventReader reader;
  private final Places places;
  private final Spool<ExplainedEvent> explanations;
  private final Sink<FirehoseRecord> next;

  Explainer(
      RoutingRules rules,
      Places places,
      Spool<ExplainedEvent> explanations,
      Sink<FirehoseRecord> next) {
    this.router = new Router(rules);
    this.reader = new SesEventReader(rules.selection());
    this.places = places;
    this.explanations = explanations;
    this.next = next;
  }

  @Override
  public void accept(FirehoseRecord record) throws IOException {
    explanations.add(explain(places.of(record.number()), record.payload()));
    next.accept(record);
  }

  private ExplainedEvent explain(String place, byte[] payload) {
    if (SesEventReader.isBlank(payload, payload.length)) {
      return new ExplainedEvent(place, "Dropped", "no data", List.of());
    }
    try {
      return explained(place, router.explain(reader.read(payload, 0, payload.length)));
    } catch (MalformedSesEventException e) {
      String why = ReasonCode.of(e.fault()).wireName();
      return new ExplainedEvent(place, "ProcessingFailed", why, List.of());
    }
  }

  private static ExplainedEvent explained(String place, Explanation explanation) {
    List<ExplainedKey> keys =
        explanation.steps().stream()
            .map(step -> new ExplainedKey(step.key(), step.value(), step.origin()))
            .toList();
    Routing routing = explanation.routing();
    if (routing instanceof Dropped dropped) {
      return new ExplainedEvent(place, "Dropped", dropped.why(), keys);
    }
    if (routing instanceof Failed failed) {
      String why = ReasonCode.of(failed.cause()).wireName() + ": " + failed.detail();
      return new ExplainedEvent(place, "ProcessingFailed", why, keys);
    }
    return new ExplainedEvent(place, "Ok", explanation.rule().orElse(""), keys);
  }

  /** The texts that partition keys have in a record, as they are before they are made safe. */
  static final class OriginalTexts implements Function<FirehoseRecord, Map<String, String>> {

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
}

package io.sespartitioner.replay;

import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.function.Verdict;
import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.Details.ExplainedEvent;
import io.sespartitioner.replay.report.Details.ExplainedEvent.ExplainedKey;
import io.sespartitioner.replay.report.Spool;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.util.List;

/** Explains every record by the routing rules, and passes it on. */
final class Explainer implements Sink<FirehoseRecord> {

  private final RecordRouter router;
  private final Places places;
  private final Spool<ExplainedEvent> explanations;
  private final Sink<FirehoseRecord> next;

  Explainer(
      RoutingRules rules,
      Places places,
      Spool<ExplainedEvent> explanations,
      Sink<FirehoseRecord> next) {
    this.router = new RecordRouter(rules);
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
    Verdict verdict = router.route(payload, payload.length);
    if (verdict instanceof Verdict.Dropped dropped) {
      return new ExplainedEvent(place, "Dropped", dropped.why(), List.of());
    }
    if (verdict instanceof Verdict.Failed failed) {
      String code = failed.reason().wireName();
      String why = failed.detail().isEmpty() ? code : code + ": " + failed.detail();
      return new ExplainedEvent(place, "ProcessingFailed", why, List.of());
    }
    return delivered(place, router.explanation().orElseThrow());
  }

  private static ExplainedEvent delivered(String place, Explanation explanation) {
    List<ExplainedKey> keys =
        explanation.steps().stream()
            .map(step -> new ExplainedKey(step.key(), step.value(), step.origin()))
            .toList();
    return new ExplainedEvent(place, "Ok", explanation.rule().orElse(""), keys);
  }
}

package io.sespartitioner.replay;

import io.sespartitioner.function.Verdict;
import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.Details.ExplainedEvent;
import io.sespartitioner.replay.report.Details.ExplainedEvent.ExplainedKey;
import io.sespartitioner.replay.report.Spool;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.WhereFiled;
import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.Selection;
import java.io.IOException;
import java.util.List;

/** Explains every record by the routing rules, and passes it on. */
final class Explainer implements Sink<FirehoseRecord> {

  private final WhereFiled where;
  private final Places places;
  private final Spool<ExplainedEvent> explanations;
  private final Sink<FirehoseRecord> next;

  Explainer(
      RoutingRules rules,
      Places places,
      Spool<ExplainedEvent> explanations,
      Sink<FirehoseRecord> next) {
    this.where = new WhereFiled(rules, Selection.none(), "!{firehose:random-string}");
    this.places = places;
    this.explanations = explanations;
    this.next = next;
  }

  @Override
  public void accept(FirehoseRecord record) throws IOException {
    explanations.add(explain(record));
    next.accept(record);
  }

  private ExplainedEvent explain(FirehoseRecord record) {
    Verdict verdict = where.verdict(record.payload());
    String folder = where.destination(verdict, record.arrivalMillis()).folder();
    String place = places.of(record.number());
    if (verdict instanceof Verdict.Dropped dropped) {
      return new ExplainedEvent(place, "Dropped", dropped.why(), List.of(), folder);
    }
    if (verdict instanceof Verdict.Failed failed) {
      String code = failed.reason().wireName();
      String why = failed.detail().isEmpty() ? code : code + ": " + failed.detail();
      return new ExplainedEvent(place, "ProcessingFailed", why, List.of(), folder);
    }
    Explanation explanation = where.explanation().orElseThrow();
    List<ExplainedKey> keys =
        explanation.steps().stream()
            .map(step -> new ExplainedKey(step.key(), step.value(), step.origin()))
            .toList();
    return new ExplainedEvent(place, "Ok", explanation.rule().orElse(""), keys, folder);
  }
}

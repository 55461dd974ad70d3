package io.sespartitioner.replay.processor;

import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the records that take an {@code otherwise}. What JQ answers doesn't tell, so the rules
 * that the query was derived from are asked.
 */
public final class FallbackCounter implements BatchProcessor {

  private final BatchProcessor jq;
  private final LongAdder count;
  private final Router router;
  private final SesEventReader reader;

  /** A counter around JQ that adds to this count. */
  public FallbackCounter(BatchProcessor jq, RoutingRules rules, LongAdder count) {
    this.jq = jq;
    this.count = count;
    this.router = new Router(rules);
    this.reader = new SesEventReader(rules.selection());
  }

  @Override
  public List<Outcome> process(Batch batch) throws IOException {
    List<Outcome> outcomes = jq.process(batch);
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Partitioned && isFallback(batch.records().get(i))) {
        count.increment();
      }
    }
    return outcomes;
  }

  private boolean isFallback(FirehoseRecord record) {
    try {
      byte[] payload = record.payload();
      return router.route(reader.read(payload, 0, payload.length)) instanceof Routed routed
          && routed.fallback();
    } catch (MalformedSesEventException e) {
      // JQ reads what the function refuses, such as bytes that aren't UTF-8.
      return false;
    }
  }

  @Override
  public void close() {
    jq.close();
  }
}

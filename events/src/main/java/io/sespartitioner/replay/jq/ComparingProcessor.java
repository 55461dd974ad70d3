package io.sespartitioner.replay.jq;

import io.sespartitioner.replay.stream.Batch;
import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.Outcome;
import java.io.IOException;
import java.util.List;

/**
 * Runs the function and JQ on every record, tells where they differ, and lets the function decide.
 */
public final class ComparingProcessor implements BatchProcessor {

  private final BatchProcessor lambda;
  private final BatchProcessor jq;
  private final Differences differences;

  /** A processor of the two. */
  public ComparingProcessor(BatchProcessor lambda, BatchProcessor jq, Differences differences) {
    this.lambda = lambda;
    this.jq = jq;
    this.differences = differences;
  }

  @Override
  public List<Outcome> process(Batch batch) throws IOException {
    List<Outcome> ours = lambda.process(batch);
    List<Outcome> theirs = jq.process(batch);
    for (int i = 0; i < ours.size(); i++) {
      String our = OutcomeText.of(ours.get(i));
      String their = OutcomeText.of(theirs.get(i));
      if (!our.equals(their)) {
        differences.differ(batch.records().get(i).number(), our, their);
      }
    }
    return ours;
  }

  @Override
  public void close() {
    lambda.close();
    jq.close();
  }
}

package io.sespartitioner.replay.processor;

import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
      String our = text(ours.get(i));
      String their = text(theirs.get(i));
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

  /** Is told of every record of which the function and JQ make different things. */
  public interface Differences {

    /**
     * Learns of one.
     *
     * @param number the record's number
     * @param lambda what the function makes of it: its keys, {@code Dropped}, or {@code failed}
     * @param jq what JQ makes of it
     */
    void differ(long number, String lambda, String jq) throws IOException;
  }

  /**
   * An outcome as a text in which only that counts in which the two processors may differ: both
   * fail what they can't read, each in its own words.
   */
  private static String text(Outcome outcome) {
    if (outcome instanceof Outcome.Partitioned partitioned) {
      return new TreeMap<>(partitioned.keys())
          .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", "));
    }
    return outcome instanceof Outcome.Dropped ? "Dropped" : "failed";
  }
}

package io.sespartitioner.replay.processor;

import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.replay.stream.Outcome.OutcomeReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;

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

  /** An outcome as a text in which only that counts in which the two processors may differ. */
  private static final class OutcomeText implements OutcomeReceiver {

    private String text = "";

    private OutcomeText() {}

    static String of(Outcome outcome) {
      OutcomeText receiver = new OutcomeText();
      try {
        outcome.handTo(receiver, FirehoseRecord.undated(0, 0, new byte[0]));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return receiver.text;
    }

    @Override
    public void partitioned(FirehoseRecord record, Outcome.Partitioned outcome) {
      StringBuilder keys = new StringBuilder();
      new TreeMap<>(outcome.keys())
          .forEach(
              (name, value) ->
                  keys.append(keys.isEmpty() ? "" : ", ").append(name).append('=').append(value));
      text = keys.toString();
    }

    @Override
    public void dropped(FirehoseRecord record) {
      text = "Dropped";
    }

    /** Both fail what they can't read, each in its own words. */
    @Override
    public void failed(FirehoseRecord record, Failure failure) {
      text = "failed";
    }
  }
}

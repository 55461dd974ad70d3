package io.sespartitioner.replay.jq;

import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.replay.stream.OutcomeReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** An outcome as a text in which only that counts in which the two processors may differ. */
final class OutcomeText implements OutcomeReceiver {

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

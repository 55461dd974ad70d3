package io.sespartitioner.replay.stream;

import java.io.IOException;

/** Acts on outcomes, one method for each kind. */
public interface OutcomeReceiver {

  /** Takes a record that is to be delivered. */
  void partitioned(FirehoseRecord record, Outcome.Partitioned outcome) throws IOException;

  /** Takes a record that is to be forgotten. */
  void dropped(FirehoseRecord record);

  /** Takes a record that goes to the error output. */
  void failed(FirehoseRecord record, Failure failure) throws IOException;
}

package io.sespartitioner.replay.lambda;

import io.sespartitioner.replay.stream.FirehoseRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds out why a function failed records, which its response doesn't say. */
public interface FailureReasons {

  /** For functions that don't tell. */
  FailureReasons UNKNOWN = (failed, callAgain) -> Map.of();

  /**
   * The reason codes of records, by record id, right after the call that failed them.
   *
   * @param failed the records
   * @param callAgain calls the function again, with some of the records only
   */
  Map<String, String> of(List<FirehoseRecord> failed, Consumer<List<FirehoseRecord>> callAgain);
}

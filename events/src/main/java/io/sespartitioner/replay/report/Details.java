package io.sespartitioner.replay.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the report tells of single events, as far as it was asked for.
 *
 * @param explanations of each event
 * @param differences between the function and JQ
 * @param alreadyFiled how many inputs a backfill has left out, since an earlier one has filed them
 */
public record Details(
    Optional<Spool<ExplainedEvent>> explanations,
    Optional<Spool<Difference>> differences,
    Optional<Integer> alreadyFiled)
    implements Closeable {

  /** Of a replay. */
  public Details(
      Optional<Spool<ExplainedEvent>> explanations, Optional<Spool<Difference>> differences) {
    this(explanations, differences, Optional.empty());
  }

  @Override
  public void close() throws IOException {
    if (explanations.isPresent()) {
      explanations.get().close();
    }
    if (differences.isPresent()) {
      differences.get().close();
    }
  }

  /**
   * A record of which the function and JQ make different things.
   *
   * @param place file and number of the record in it
   * @param lambda what the function makes of it
   * @param jq what JQ makes of it
   */
  public record Difference(String place, String lambda, String jq) {}

  /**
   * Why one event is routed as it is.
   *
   * @param place file and number of the record in it
   * @param result {@code Ok}, {@code Dropped} or {@code ProcessingFailed}
   * @param why the rule or reason that decided; empty if none did
   * @param keys where each partition key came from
   * @param folder where it goes; empty if it is dropped
   */
  public record ExplainedEvent(
      String place, String result, String why, List<ExplainedKey> keys, String folder) {

    /** Copies the keys. */
    public ExplainedEvent {
      keys = List.copyOf(keys);
    }

    /**
     * Where one partition key came from.
     *
     * @param name name of the key
     * @param value its partition value
     * @param origin the source or rule that gave it
     */
    public record ExplainedKey(String name, String value, String origin) {}
  }
}

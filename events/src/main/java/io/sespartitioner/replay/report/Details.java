package io.sespartitioner.replay.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * What the report tells of single events, as far as it was asked for.
 *
 * @param explanations of each event
 * @param differences between the function and JQ
 */
public record Details(
    Optional<Spool<ExplainedEvent>> explanations, Optional<Spool<Difference>> differences)
    implements Closeable {

  @Override
  public void close() throws IOException {
    if (explanations.isPresent()) {
      explanations.get().close();
    }
    if (differences.isPresent()) {
      differences.get().close();
    }
  }
}

package io.sespartitioner.replay;

import io.sespartitioner.replay.ReplayOptions.ProcessorChoice;
import io.sespartitioner.replay.report.Details;
import io.sespartitioner.replay.report.Difference;
import io.sespartitioner.replay.report.ExplainedEvent;
import io.sespartitioner.replay.report.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the lists that the report needs for what the options ask to be told of single events. */
final class DetailSpools {

  private DetailSpools() {}

  static Details of(ReplayOptions options, Path folder) throws IOException {
    return new Details(
        options.explain ? Optional.of(new Spool<>(folder, ExplainedEvent.class)) : Optional.empty(),
        options.processor == ProcessorChoice.BOTH
            ? Optional.of(new Spool<>(folder, Difference.class))
            : Optional.empty());
  }
}

package io.sespartitioner.replay.report;

import java.util.List;
import java.util.Optional;

/** Looks for one kind of trouble in a report. */
interface WarningCheck {

  /** All checks, the gravest trouble first. */
  List<WarningCheck> ALL =
      List.of(
          new PartitionLimitCheck(),
          new FallbackCheck(),
          new ForeignCheck(),
          new UndatedCheck(),
          new LetterCaseCheck(),
          new ChangedValuesCheck(),
          new TinyObjectsCheck(),
          new EmptySpanCheck());

  /** The warning, if there is cause for it. */
  Optional<Warning> check(ReplayReport report);
}

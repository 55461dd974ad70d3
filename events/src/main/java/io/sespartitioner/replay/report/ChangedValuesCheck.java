package io.sespartitioner.replay.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Warns of partition values that aren't the text that stood in the event. */
final class ChangedValuesCheck implements WarningCheck {

  /** What a value ends in that had to be changed: part of the hash of its text. */
  private static final Predicate<String> CHANGED = Pattern.compile("-[0-9a-f]{16}$").asPredicate();

  @Override
  public Optional<Warning> check(ReplayReport report) {
    List<String> changed =
        KeyValues.of(report.partitions()).values().stream()
            .flatMap(Collection::stream)
            .filter(CHANGED)
            .distinct()
            .toList();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%,d %s changed to be safe in a path, in %,d events; a hash was added, which keeps them"
                + " apart: %s. match or map can make such texts readable.",
            changed.size(),
            changed.size() == 1 ? "value was" : "values were",
            KeyValues.events(report.partitions(), CHANGED),
            KeyValues.named(changed));
    return Optional.of(new Warning("changed-values", message));
  }
}

package io.sespartitioner.replay.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warns of values, of senders for one, that differ only in upper and lower case. */
final class LetterCaseCheck implements WarningCheck {

  @Override
  public Optional<Warning> check(ReplayReport report) {
    List<String> alike =
        KeyValues.of(report.partitions()).values().stream()
            .flatMap(LetterCaseCheck::alike)
            .toList();
    return alike.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Warning(
                "letter-case",
                "Values that differ only in case get a partition each: "
                    + KeyValues.named(alike)
                    + ". \"lowercase\": true files them together."));
  }

  private static Stream<String> alike(Collection<String> values) {
    Map<String, List<String>> byLowerCase =
        values.stream()
            .collect(
                Collectors.groupingBy(
                    value -> value.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
    return byLowerCase.values().stream()
        .filter(group -> group.size() > 1)
        .map(group -> String.join(" and ", group));
  }
}

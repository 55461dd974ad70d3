package io.sespartitioner.replay.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sespartitioner.replay.report.ReplayReport.Warning;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Warns of partition values that aren't the text that stood in the event. */
final class ChangedValuesCheck implements WarningCheck {

  /** What a value of the function ends in that had to be changed: part of the hash of its text. */
  private static final Predicate<String> HASHED = Pattern.compile("-[0-9a-f]{16}$").asPredicate();

  /** What JQ writes, with hex digits, for each character that had to be changed. */
  private static final Predicate<String> MARKED = Pattern.compile("!").asPredicate();

  /** Whether a value isn't the text that stood in the event, by its looks. */
  static boolean isChanged(String value) {
    return HASHED.test(value) || MARKED.test(value);
  }

  /** Whether a value ends in a hash, which is told of first. */
  static boolean isHashed(String value) {
    return HASHED.test(value);
  }

  @Override
  public Optional<Warning> check(ReplayReport report) {
    return warning(report, HASHED, "a hash was added, which keeps them apart", "match or map")
        .or(
            () ->
                warning(
                    report,
                    MARKED,
                    "JQ's ! and hex digits keep 98 characters of them apart",
                    "map"));
  }

  private static Optional<Warning> warning(
      ReplayReport report, Predicate<String> isChanged, String how, String remedy) {
    List<String> changed =
        KeyValues.of(report.partitions()).values().stream()
            .flatMap(Collection::stream)
            .filter(isChanged)
            .distinct()
            .toList();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    String message =
        Amount.text(
            "%,d %s changed to be safe in a path, in %,d events; %s: %s. %s can make such texts"
                + " readable.",
            changed.size(),
            changed.size() == 1 ? "value was" : "values were",
            KeyValues.events(report.partitions(), isChanged),
            how,
            KeyValues.named(changed.stream().map(value -> named(value, report)).toList()),
            remedy);
    return Optional.of(new Warning("changed-values", message));
  }

  /** The value, and the text that a map would need, which the report's reader may see. */
  private static String named(String value, ReplayReport report) {
    String text = report.unusual().changedTexts().get(value);
    return text == null ? value : value + " (" + JsonNodeFactory.instance.textNode(text) + ")";
  }
}

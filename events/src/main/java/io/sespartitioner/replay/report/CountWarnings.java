package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.ReplayReport.RuleCount;
import io.sespartitioner.replay.report.ReplayReport.Warning;
import io.sespartitioner.replay.senders.EventFacts.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Warnings that a number of the report is reason enough for. */
final class CountWarnings {

  private CountWarnings() {}

  /** Warns of rules that no event met. */
  static Optional<Warning> idleRules(ReplayReport report) {
    List<RuleCount> rules = report.rules();
    List<Integer> idle =
        IntStream.range(0, rules.size()).filter(i -> rules.get(i).events() == 0).boxed().toList();
    if (idle.isEmpty() || report.totals().records() == 0) {
      return Optional.empty();
    }
    String others =
        KeyValues.named(
            idle.stream()
                .skip(1)
                .map(i -> "rule " + (i + 1) + " (" + rules.get(i).rule() + ")")
                .toList());
    return Optional.of(
        new Warning(
            "idle-rule",
            Amount.text(
                "rule %d decided 0 of %s (%s)%s. Is a name misspelled, or are such events not among"
                    + " these?",
                idle.get(0) + 1,
                Amount.of(report.totals().records(), "event"),
                rules.get(idle.get(0)).rule(),
                others.isEmpty() ? "" : "; so did " + others)));
  }

  /** Warns of events whose caller stands where the rules don't look. */
  static Optional<Warning> unreadCallers(ReplayReport report) {
    long callers = report.unusual().unreadCallers();
    return warning(
        callers,
        "caller-identity",
        "%s %s the caller in mail.callerIdentity, as feedback notifications of identities do, and"
            + " the rules don't read it. \"firstOf\": [{\"tag\": \"ses:caller-identity\"},"
            + " {\"field\": \"/mail/callerIdentity\"}] as the key's source files them by it.",
        Amount.of(callers, "event"),
        callers == 1 ? "has" : "have");
  }

  /** Warns of what is filed, but is nothing that senders' figures could count. */
  static Optional<Warning> notCounted(ReplayReport report) {
    Map<Kind, Long> kinds = new TreeMap<>(report.unusual().uncounted());
    // There is a warning of its own for these, and nothing to do about the others.
    long known = kinds.getOrDefault(Kind.FOREIGN, 0L) + kinds.getOrDefault(Kind.SILENT, 0L);
    long all = report.unusual().notCounted();
    return warning(
        all - known,
        "not-counted",
        "%s filed but not counted in senders' figures: %s.",
        Amount.of(all, "record") + (all == 1 ? " is" : " are"),
        kinds.entrySet().stream()
            .map(kind -> Amount.text("%s (%,d)", kind.getKey().words(), kind.getValue()))
            .collect(Collectors.joining(", ")));
  }

  /** Warns of records that nothing of SES's makes. */
  static Optional<Warning> compressed(ReplayReport report) {
    long records = report.failures().getOrDefault("compressed", 0L);
    return warning(
        records,
        "compressed",
        "%s compressed. Subscriptions of CloudWatch Logs send such records; SES doesn't. What else"
            + " is sent to the stream?",
        Amount.of(records, "record") + (records == 1 ? " is" : " are"));
  }

  /** Warns of events between which stands what was meant as a line feed. */
  static Optional<Warning> literalNewlines(ReplayReport report) {
    long records = report.unusual().literalNewlines();
    return warning(
        records,
        "literal-newline",
        "%s %s several events with the two characters \\n between them, not a line feed. Whoever"
            + " wrote them meant a line feed; sed 's/}\\\\n{/}\\n{/g' puts it there.",
        Amount.of(records, "failed record"),
        records == 1 ? "holds" : "hold");
  }

  private static Optional<Warning> warning(
      long number, String kind, String format, Object... values) {
    return number == 0
        ? Optional.empty()
        : Optional.of(new Warning(kind, Amount.text(format, values)));
  }
}

package io.sespartitioner.infra.settings;

import io.sespartitioner.infra.pipeline.WatchedSender;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.ses.SesEventType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads whose bounces and complaints ring alarms. */
final class SenderAlarmsReader {

  /** Of Lambda's 4 KB for all environment variables together. */
  private static final int MOST_BYTES = 3_500;

  private static final List<String> LIMITS = List.of("bounce", "complaint");

  private final ContextValues values;
  private final Setting<?> setting;

  private SenderAlarmsReader(ContextValues values, Setting<?> setting) {
    this.values = values;
    this.setting = setting;
  }

  /** The senders, ordered by partition value. */
  static List<WatchedSender> read(ContextValues values, Setting<?> setting) {
    Map<String, Object> given = new TreeMap<>(values.object(setting));
    SenderAlarmsReader reader = new SenderAlarmsReader(values, setting);
    if (!given.isEmpty()) {
      reader.checkWhole(given);
    }
    List<WatchedSender> senders = new ArrayList<>();
    given.forEach((sender, limits) -> senders.add(reader.sender(sender, limits)));
    return List.copyOf(senders);
  }

  private void checkWhole(Map<String, Object> given) {
    if (values.get(Setting.PROCESSOR) == Processor.JQ) {
      problem("needs the Lambda, which counts by sender; jq can't.");
    }
    if (values.get(Setting.RULES).rules().sender().isEmpty()) {
      problem("the rules have no key whose values are senders: name it in their 'sender'.");
    }
    if (!values
        .get(Setting.EVENT_TYPES)
        .containsAll(List.of(SesEventType.BOUNCE, SesEventType.COMPLAINT))) {
      problem("needs bounce and complaint among eventTypes.");
    }
    int bytes = String.join(" ", given.keySet()).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      problem(
          "has names of %d bytes; %d fit into the function's environment."
              .formatted(bytes, MOST_BYTES));
    }
  }

  private WatchedSender sender(String sender, Object limits) {
    if (!sender.matches("[A-Za-z0-9+=,.@_/-]+")) {
      problem("no partition value is '" + sender + "'.");
    }
    if (!(limits instanceof Map<?, ?> given)) {
      problem(
          "'" + limits + "', of " + sender + ", is no object of limits; write {} for SES's own.");
      return WatchedSender.of(sender);
    }
    given.keySet().stream()
        .map(String::valueOf)
        .filter(name -> !LIMITS.contains(name))
        .forEach(
            name ->
                problem(
                    "'%s', of %s, is no limit; write bounce or complaint.%s"
                        .formatted(name, sender, ContextValues.didYouMean(name, LIMITS))));
    WatchedSender standard = WatchedSender.of(sender);
    return new WatchedSender(
        sender,
        percent(sender, given.get("bounce"), standard.bouncePercent()),
        percent(sender, given.get("complaint"), standard.complaintPercent()));
  }

  private double percent(String sender, Object given, double standard) {
    String text = given == null ? Double.toString(standard) : given.toString().strip();
    if (text.matches("[0-9]{1,3}([.][0-9]{1,6})?")) {
      double percent = Double.parseDouble(text);
      if (percent > 0 && percent <= 100) {
        return percent;
      }
    }
    problem("'" + text + "', of " + sender + ", is no percentage above 0 and up to 100.");
    return standard;
  }

  private void problem(String message) {
    values.problem(setting, message);
  }
}

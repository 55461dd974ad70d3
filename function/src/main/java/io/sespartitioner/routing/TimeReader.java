package io.sespartitioner.routing;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code time} with its {@code format} and {@code zone}. */
final class TimeReader {

  private TimeReader() {}

  /** Refuses the properties of {@code time} in other sources. */
  static void checkOnlyWithTime(Map<String, Node> members) {
    if (!members.containsKey("time")) {
      for (String name : List.of("format", "zone")) {
        if (members.containsKey(name)) {
          members.get(name).problemWithName("\"" + name + "\" belongs to \"time\": remove it");
        }
      }
    }
  }

  /** Reads the source; empty if it has problems. */
  static Optional<KeySource> read(Node time, Map<String, Node> members, ZoneId defaultZone) {
    Optional<String> of = time(time);
    Node zoneNode = members.get("zone");
    Optional<ZoneId> zone = zoneNode == null ? Optional.of(defaultZone) : TimeZones.ofKey(zoneNode);
    Node format = members.get("format");
    if (format == null) {
      time.problemWithName("\"time\" without \"format\": add one such as \"uuuu/MM/dd\"");
      return Optional.empty();
    }
    Optional<TimePattern> pattern = pattern(format);
    if (of.isEmpty() || zone.isEmpty() || pattern.isEmpty()) {
      return Optional.empty();
    }
    TimeFormat timeFormat = TimeFormat.of(pattern.get().pattern(), zone.get());
    return Optional.of(new TimeSource(of.get(), timeFormat, pattern.get().longest()));
  }

  private static Optional<String> time(Node node) {
    Optional<String> time = node.text();
    if (time.isPresent() && !time.get().equals(TimeSource.EVENT)) {
      Optional<String> problem = EventTextReader.pointerProblem(time.get());
      if (problem.isPresent()) {
        node.problem(problem.get() + ", or \"event\"");
        return Optional.empty();
      }
    }
    return time;
  }

  private static Optional<TimePattern> pattern(Node node) {
    Optional<TimePattern> pattern = node.text().map(TimePattern::ofKey);
    Optional<String> problem = pattern.flatMap(TimePattern::problem);
    if (problem.isPresent()) {
      node.problem(problem.get());
      return Optional.empty();
    }
    return pattern;
  }
}

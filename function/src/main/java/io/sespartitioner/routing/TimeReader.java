package io.sespartitioner.routing;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code time} with its {@code format} and {@code zone}. */
final class TimeReader implements KeySources.Reader {

  private final ZoneId defaultZone;

  /** A reader that takes this time zone where a key names none. */
  TimeReader(ZoneId defaultZone) {
    this.defaultZone = defaultZone;
  }

  @Override
  public List<String> properties() {
    return List.of("format", "zone");
  }

  @Override
  public Optional<TimeSource> read(Node time, Map<String, Node> members) {
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
    TimeSource.Format timeFormat = TimeSource.Format.of(pattern.get().pattern(), zone.get());
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

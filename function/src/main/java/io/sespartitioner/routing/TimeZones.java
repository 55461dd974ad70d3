package io.sespartitioner.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads time zones.
 *
 * <p>Firehose takes UTC and a list of older IANA names, which AWS publishes: {@code Asia/Calcutta}
 * but not {@code Asia/Kolkata}. UTC costs no look at either list, nor at Java's time zones.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html">Configure
 *     Amazon S3 object name format</a>
 */
final class TimeZones {

  /** The time zone of rules that name none. */
  static final ZoneId UTC = ZoneId.of("UTC");

  private static final String LIST = "firehose-time-zones.txt";
  private static final int MOST_EXAMPLES = 3;

  private TimeZones() {}

  /** Reads the time zone of prefixes, which Firehose must know. */
  static ZoneId ofPrefix(Node node) {
    Optional<String> name = node.text();
    if (name.isEmpty() || name.get().equals("UTC")) {
      return UTC;
    }
    List<String> accepted = accepted();
    if (accepted.contains(name.get())) {
      return ZoneId.of(name.get());
    }
    if (ZoneRulesProvider.getAvailableZoneIds().contains(name.get())) {
      node.problem(
          "Firehose has no time zone \"" + name.get() + "\": " + sameAs(name.get(), accepted));
    } else {
      node.problem(unknown(name.get(), accepted));
    }
    return UTC;
  }

  /** Reads the time zone of a key, which Java must know. */
  static Optional<ZoneId> ofKey(Node node) {
    Optional<String> name = node.text();
    if (name.isPresent() && !ZoneRulesProvider.getAvailableZoneIds().contains(name.get())) {
      node.problem(unknown(name.get(), ZoneRulesProvider.getAvailableZoneIds()));
      return Optional.empty();
    }
    return name.map(ZoneId::of);
  }

  private static String unknown(String name, Collection<String> known) {
    return "Unknown time zone \""
        + name
        + "\": "
        + NearestName.of(name, known)
            .map(nearest -> "did you mean \"" + nearest + "\"?")
            .orElse("write UTC or an IANA name such as Asia/Tokyo");
  }

  private static String sameAs(String name, List<String> accepted) {
    ZoneRules rules = ZoneId.of(name).getRules();
    List<String> same =
        Stream.concat(Stream.of("UTC"), accepted.stream())
            .filter(other -> ZoneId.of(other).getRules().equals(rules))
            .limit(MOST_EXAMPLES)
            .toList();
    return same.isEmpty()
        ? "write UTC or another IANA name"
        : "write " + String.join(" or ", same) + ", which has the same time";
  }

  /** The names that Firehose takes. */
  static List<String> accepted() {
    try (InputStream list = TimeZones.class.getResourceAsStream(LIST)) {
      return new String(list.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + LIST + " from the class path", e);
    }
  }
}

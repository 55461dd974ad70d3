package io.sespartitioner.replay.stream;

import io.sespartitioner.routing.FirehosePrefix;
import io.sespartitioner.routing.Part;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Evaluates a prefix, as Firehose does.
 *
 * <p>Timestamps are those of the oldest record of the object, to the second, in the stream's time
 * zone. A prefix without any expression gets {@code yyyy/MM/dd/HH/} glued on.
 */
public final class PrefixEvaluation {

  /** The most characters that an evaluated prefix may have. */
  public static final int MAX_CHARS = 512;

  private static final String DEFAULT_DATE = "yyyy/MM/dd/HH/";

  private final FirehosePrefix prefix;
  private final ZoneId zone;
  private final Supplier<String> randomStrings;
  private final List<String> keyNames;
  private final boolean addDefaultDate;
  private final Map<String, DateTimeFormatter> formatters = new ConcurrentHashMap<>();

  /**
   * An evaluation of one prefix.
   *
   * @param zone of the timestamps
   * @param randomStrings gives what each {@code !{firehose:random-string}} becomes
   */
  public PrefixEvaluation(FirehosePrefix prefix, ZoneId zone, Supplier<String> randomStrings) {
    this.prefix = prefix;
    this.zone = zone;
    this.randomStrings = randomStrings;
    this.keyNames = prefix.keyNames();
    this.addDefaultDate = prefix.parts().stream().allMatch(Part.Literal.class::isInstance);
  }

  /** The keys that the prefix uses and the record doesn't have. */
  List<String> missing(Map<String, String> keys) {
    return keyNames.stream().filter(name -> !keys.containsKey(name)).toList();
  }

  /**
   * What the records of one buffer have in common: the prefix with everything that belongs to the
   * object, which is timestamps and random strings, masked.
   */
  String group(Map<String, String> keys) {
    return prefix.evaluate(new Group(keys));
  }

  /** The prefix of an object whose oldest record arrived at this time. */
  public String evaluate(Map<String, String> keys, String errorOutputType, long oldestMillis) {
    Values values = new Values(keys, errorOutputType, time(oldestMillis));
    String text = prefix.evaluate(values);
    return addDefaultDate ? text + values.timestamp(DEFAULT_DATE) : text;
  }

  private ZonedDateTime time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).atZone(zone);
  }

  private record Group(Map<String, String> keys) implements FirehosePrefix.Values {

    @Override
    public String timestamp(String pattern) {
      return "\0";
    }

    @Override
    public String key(String name) {
      return keys.get(name);
    }

    @Override
    public String randomString() {
      return "\0";
    }

    @Override
    public String errorOutputType() {
      return "\0";
    }
  }

  private final class Values implements FirehosePrefix.Values {

    private final Map<String, String> keys;
    private final String errorOutputType;
    private final ZonedDateTime time;

    Values(Map<String, String> keys, String errorOutputType, ZonedDateTime time) {
      this.keys = keys;
      this.errorOutputType = errorOutputType;
      this.time = time;
    }

    @Override
    public String timestamp(String pattern) {
      // Firehose has English names and weeks that begin on Sunday.
      return formatters
          .computeIfAbsent(pattern, text -> DateTimeFormatter.ofPattern(text, Locale.US))
          .format(time);
    }

    @Override
    public String key(String name) {
      return keys.get(name);
    }

    @Override
    public String randomString() {
      return randomStrings.get();
    }

    @Override
    public String errorOutputType() {
      return errorOutputType;
    }
  }
}

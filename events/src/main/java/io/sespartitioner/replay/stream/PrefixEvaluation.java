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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern DATE = Pattern.compile("\\d{4}([-/])\\d\\d(\\1\\d\\d)?");

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
    return prefix.evaluate(part -> part instanceof Part.Key key ? keys.get(key.name()) : "\0");
  }

  /** The prefix of an object whose oldest record arrived at this time. */
  public String evaluate(Map<String, String> keys, String errorOutputType, long oldestMillis) {
    ZonedDateTime time = time(oldestMillis);
    String text = prefix.evaluate(part -> value(part, keys, errorOutputType, time));
    return addDefaultDate ? text + format(DEFAULT_DATE, time) : text;
  }

  /**
   * The prefix for people, the same on every day: what timestamps show stands in place of them, and
   * of what looks like a date in keys.
   */
  String layout(Map<String, String> keys, String errorOutputType) {
    String text =
        prefix.evaluate(
            part -> {
              if (part instanceof Part.Timestamp timestamp) {
                return timestamp.pattern();
              }
              return part instanceof Part.Key key
                  ? undated(keys.get(key.name()))
                  : value(part, keys, errorOutputType, time(0));
            });
    return addDefaultDate ? text + DEFAULT_DATE : text;
  }

  private static String undated(String value) {
    Matcher date = DATE.matcher(value);
    if (!date.matches()) {
      return value;
    }
    String separator = date.group(1);
    return "yyyy" + separator + "MM" + (date.group(2) == null ? "" : separator + "dd");
  }

  private String value(
      Part part, Map<String, String> keys, String errorOutputType, ZonedDateTime time) {
    if (part instanceof Part.Timestamp timestamp) {
      return format(timestamp.pattern(), time);
    }
    if (part instanceof Part.Key key) {
      return keys.get(key.name());
    }
    return part instanceof Part.RandomString ? randomStrings.get() : errorOutputType;
  }

  private ZonedDateTime time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).atZone(zone);
  }

  /** Firehose has English names and weeks that begin on Sunday. */
  private String format(String pattern, ZonedDateTime time) {
    return formatters
        .computeIfAbsent(pattern, text -> DateTimeFormatter.ofPattern(text, Locale.US))
        .format(time);
  }
}

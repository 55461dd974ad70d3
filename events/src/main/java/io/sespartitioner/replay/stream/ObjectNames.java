package io.sespartitioner.replay.stream;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names objects as Firehose does: {@code <prefix><stream>-1-yyyy-MM-dd-HH-mm-ss-<uuid>}, with the
 * time of the oldest record.
 */
final class ObjectNames {

  /** A stream that was never changed is at version 1. */
  private static final String VERSION = "-1-";

  private final String streamName;
  private final DateTimeFormatter time;
  private final RandomSource random;

  ObjectNames(String streamName, ZoneId zone, RandomSource random) {
    this.streamName = streamName;
    this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss", Locale.ROOT).withZone(zone);
    this.random = random;
  }

  String name(String prefix, long oldestMillis) {
    String when = time.format(Instant.ofEpochMilli(oldestMillis));
    return prefix + streamName + VERSION + when + "-" + random.uuid();
  }
}

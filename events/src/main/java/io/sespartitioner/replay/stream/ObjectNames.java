package io.sespartitioner.replay.stream;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names objects as Firehose does: {@code <prefix><stream>-1-yyyy-MM-dd-HH-mm-ss-<uuid>}, with the
 * time of the oldest record.
 */
public final class ObjectNames {

  /** A stream that was never changed is at version 1. */
  private static final String VERSION = "-1-";

  private final String streamName;
  private final DateTimeFormatter time;

  /**
   * Names for the objects of one stream.
   *
   * @param zone of the time in a name
   */
  public ObjectNames(String streamName, ZoneId zone) {
    this.streamName = streamName;
    this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss", Locale.ROOT).withZone(zone);
  }

  /**
   * The name of one object, without an extension.
   *
   * @param prefix the evaluated prefix
   * @param oldestMillis arrival time of its oldest record, in milliseconds since 1970
   * @param uuid tells it from others of that second
   */
  public String name(String prefix, long oldestMillis, String uuid) {
    String when = time.format(Instant.ofEpochMilli(oldestMillis));
    return prefix + streamName + VERSION + when + "-" + uuid;
  }
}

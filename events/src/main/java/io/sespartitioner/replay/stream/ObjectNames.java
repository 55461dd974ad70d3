package io.sespartitioner.replay.stream;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

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
   * What the names of a stream's objects look like behind their last slash, of whatever time and
   * form: those that a run with these settings may have written before.
   */
  public static Pattern fileNames(StreamSettings settings) {
    boolean inFolders =
        settings.layout().prefix().text().endsWith("/")
            && settings.layout().errorPrefix().text().endsWith("/");
    // Without its last slash, what a prefix gives begins the name.
    return Pattern.compile(
        (inFolders ? "" : ".*")
            + Pattern.quote(settings.name())
            + "-\\d+-(\\d{4}|[+-]\\d{4,})(-\\d{2}){5}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\\.gz)?",
        Pattern.DOTALL);
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

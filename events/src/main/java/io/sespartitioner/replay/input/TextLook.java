package io.sespartitioner.replay.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a text may be, as far as the names of its own members tell. Names written with escapes are
 * not recognised.
 */
enum TextLook {
  /** A record like any other. */
  PLAIN,
  /** Error output, which has a member {@code rawData}, whatever the case of its letters. */
  ERROR_OUTPUT,
  /** Something that holds many events; an SES event is never taken for that. */
  EXPORT;

  /** The longest name that tells anything. */
  static final int MAX_NAME_BYTES = 9;

  private static final int EVENT_NAME = 1;
  private static final int EXPORT_NAME = 2;
  private static final int RAW_DATA_NAME = 4;

  /** What a name tells, to be joined with what others tell by a bitwise or. */
  static int sign(byte[] name, int length) {
    String text = new String(name, 0, length, StandardCharsets.ISO_8859_1);
    return switch (text) {
      case "mail", "eventType" -> EVENT_NAME;
      case "Messages", "Records", "events", "logEvents", "records" -> EXPORT_NAME;
      default -> text.toLowerCase(Locale.ROOT).equals("rawdata") ? RAW_DATA_NAME : 0;
    };
  }

  /** What the signs of all members together tell. */
  static TextLook of(int signs) {
    if ((signs & RAW_DATA_NAME) != 0) {
      return ERROR_OUTPUT;
    }
    return signs == EXPORT_NAME ? EXPORT : PLAIN;
  }
}

package io.sespartitioner.hostile;

import java.util.List;
import java.util.Random;

/**
 * Writes valid JSON in every way that the grammar allows: white space anywhere, characters plain or
 * escaped in any form, surrogates in pairs or alone, numbers of all shapes; now and then a string,
 * a number or a nesting far longer than any sender's.
 */
final class JsonWriter {
  private static final List<String> SPACES = List.of("", "", "", "", " ", "\n", "\t", "\r\n  ");
  private static final List<String> NUMBERS =
      List.of(
          "0", "-0", "1", "42", "-7", "1.0", "1e0", "1E+2", "120e-1", "0.5", "1e400", "-1e-400");
  private static final List<String> LIMITS =
      List.of("9007199254740991", "9007199254740992", "-9007199254740991.0", "9007199254740993e0");
  private static final List<String> LITERALS = List.of("true", "false", "null", "\"\"", "{}", "[]");
  private static final List<String> CHARACTERS =
      List.of(
          "a", "Z", "0", "-", "/", ".", "_", "\"", "\\", " ", "\n", "\0", "é", "\u2028", "\uFEFF",
          "😀");

  private final Random random;
  private final StringBuilder json = new StringBuilder();

  JsonWriter(Random random) {
    this.random = random;
  }

  String json() {
    return json.toString();
  }

  JsonWriter raw(String text) {
    json.append(text);
    return this;
  }

  JsonWriter space() {
    return raw(pick(SPACES));
  }

  /** Any string, now and then with a lone surrogate. */
  JsonWriter anyString() {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(pick(CHARACTERS));
    }
    json.append('"');
    characters(text.toString());
    return raw(random.nextInt(10) == 0 ? "\\uD83d\"" : "\"");
  }

  /** A string of this text. */
  JsonWriter string(String text) {
    json.append('"');
    characters(text);
    return raw("\"");
  }

  private void characters(String text) {
    boolean plainly = random.nextInt(3) > 0;
    text.codePoints().forEach(c -> character(c, plainly));
  }

  private void character(int codePoint, boolean plainly) {
    int shortForm = "\"\\/\b\f\n\r\t".indexOf(codePoint);
    if (shortForm >= 0 && random.nextBoolean()) {
      json.append('\\').append("\"\\/bfnrt".charAt(shortForm));
    } else if (codePoint < ' ' || codePoint == '"' || codePoint == '\\' || escapes(plainly)) {
      for (char unit : Character.toChars(codePoint)) {
        json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
      }
    } else {
      json.appendCodePoint(codePoint);
    }
  }

  private boolean escapes(boolean plainly) {
    return !plainly && random.nextInt(4) == 0;
  }

  /** A value that is neither object nor array, or an empty one. */
  JsonWriter scalar() {
    if (random.nextInt(60) == 0) {
      return huge();
    }
    return switch (random.nextInt(5)) {
      case 0 -> raw(pick(NUMBERS));
      case 1 -> raw(pick(LIMITS));
      case 2 -> raw(pick(LITERALS));
      default -> anyString();
    };
  }

  private JsonWriter huge() {
    int size = 1 + random.nextInt(20_000);
    int depth = 1 + random.nextInt(900);
    return switch (random.nextInt(6)) {
      case 0 -> raw("7".repeat(size));
      case 1 -> raw("7." + "0".repeat(size));
      case 2 -> raw("-0." + "0".repeat(size) + "1e" + (size + random.nextInt(3)));
      case 3 -> raw("[".repeat(depth) + "0" + "]".repeat(depth));
      case 4 -> raw("{\"tags\":".repeat(depth) + "{}" + "}".repeat(depth));
      default -> string("é".repeat(size / 2) + pick(CHARACTERS));
    };
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

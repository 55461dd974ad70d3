package io.sespartitioner.replay.processor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a text as JQ 1.6 does, which takes more than JSON and less: numbers as C's {@code strtod}
 * reads them, such as {@code 01}, {@code .5}, {@code NaN} or {@code inf}; no half of a surrogate
 * pair but a lone second one; nothing that takes more than 256 places, of which a list takes one
 * and an object's member two. Bytes that are no UTF-8 become U+FFFD.
 *
 * @see <a href="https://github.com/jqlang/jq/blob/jq-1.6/src/jv_parse.c">jv_parse.c of JQ 1.6</a>
 */
final class JqReader {

  private static final int MAX_PLACES = 256;
  private static final long MAX_WHOLE = 1L << 53;
  private static final int REPLACEMENT = 0xFFFD;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)[+-]?nan");
  private static final Pattern INFINITE = Pattern.compile("(?i)([+-]?)inf(inity)?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final byte[] bytes;
  private int at;

  private JqReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The value of a text; none if JQ takes it for no single one. */
  static Optional<JsonNode> read(byte[] bytes) {
    var reader = new JqReader(bytes);
    reader.skipByteOrderMark();
    try {
      JsonNode value = reader.value(0);
      return reader.peek() < 0 ? Optional.of(value) : Optional.empty();
    } catch (NotForJqException e) {
      return Optional.empty();
    }
  }

  private static final class NotForJqException extends Exception {
    private static final long serialVersionUID = 1L;

    NotForJqException() {
      super(null, null, false, false);
    }
  }

  private void skipByteOrderMark() {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      at = 3;
    }
  }

  /** The next byte that is no white space, without taking it; -1 at the end. */
  private int peek() {
    while (at < bytes.length && " \t\r\n".indexOf(bytes[at]) >= 0) {
      at++;
    }
    return at < bytes.length ? bytes[at] & 0xff : -1;
  }

  private void take(int wanted) throws NotForJqException {
    if (peek() != wanted) {
      throw new NotForJqException();
    }
    at++;
  }

  private JsonNode value(int places) throws NotForJqException {
    int next = peek();
    if ((next == '{' || next == '[') && places >= MAX_PLACES) {
      throw new NotForJqException();
    }
    return switch (next) {
      case '{' -> object(places);
      case '[' -> array(places);
      case '"' -> TextNode.valueOf(text());
      default -> word();
    };
  }

  private JsonNode object(int places) throws NotForJqException {
    ObjectNode object = NODES.objectNode();
    at++;
    if (peek() == '}') {
      at++;
      return object;
    }
    while (true) {
      if (peek() != '"') {
        throw new NotForJqException();
      }
      String name = text();
      take(':');
      object.set(name, value(places + 2));
      if (peek() != ',') {
        take('}');
        return object;
      }
      at++;
    }
  }

  private JsonNode array(int places) throws NotForJqException {
    ArrayNode array = NODES.arrayNode();
    at++;
    if (peek() == ']') {
      at++;
      return array;
    }
    while (true) {
      array.add(value(places + 1));
      if (peek() != ',') {
        take(']');
        return array;
      }
      at++;
    }
  }

  /** What stands without quotes, to the next structure, quote or white space. */
  private JsonNode word() throws NotForJqException {
    int start = at;
    while (at < bytes.length && " \t\r\n\"[,]{:}".indexOf(bytes[at]) < 0) {
      at++;
    }
    String word = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    return switch (word.isEmpty() ? ' ' : word.charAt(0)) {
      case 't' -> literal(word, "true", BooleanNode.TRUE);
      case 'f' -> literal(word, "false", BooleanNode.FALSE);
      case 'n' -> literal(word, "null", NullNode.instance);
      default -> number(word);
    };
  }

  private static JsonNode literal(String word, String wanted, JsonNode value)
      throws NotForJqException {
    if (!word.equals(wanted)) {
      throw new NotForJqException();
    }
    return value;
  }

  private static JsonNode number(String word) throws NotForJqException {
    if (NOT_A_NUMBER.matcher(word).matches()) {
      return DoubleNode.valueOf(Double.NaN);
    }
    if (INFINITE.matcher(word).matches()) {
      return DoubleNode.valueOf(word.startsWith("-") ? -Double.MAX_VALUE : Double.MAX_VALUE);
    }
    if (!NUMBER.matcher(word).matches()) {
      throw new NotForJqException();
    }
    double number = Double.parseDouble(word);
    return number == Math.rint(number) && Math.abs(number) <= MAX_WHOLE
        ? LongNode.valueOf((long) number)
        : DoubleNode.valueOf(number);
  }

  private String text() throws NotForJqException {
    var text = new ByteArrayOutputStream();
    for (at++; at < bytes.length; at++) {
      int next = bytes[at] & 0xff;
      if (next == '"') {
        at++;
        return decode(text.toByteArray());
      }
      if (next == '\\') {
        escape(text);
      } else if (next > 0 && next < 0x1f) {
        throw new NotForJqException();
      } else {
        text.write(next);
      }
    }
    throw new NotForJqException();
  }

  /** Reads an escape, up to its last byte. */
  private void escape(ByteArrayOutputStream text) throws NotForJqException {
    at++;
    int kind = at < bytes.length ? "\\\"/bfnrt".indexOf(bytes[at]) : -1;
    if (kind >= 0) {
      text.write("\\\"/\b\f\n\r\t".charAt(kind));
      return;
    }
    int unit = unit();
    if (unit >= 0xD800 && unit < 0xDC00) {
      at++;
      if (at >= bytes.length || bytes[at] != '\\') {
        throw new NotForJqException();
      }
      at++;
      int second = unit();
      if (second < 0xDC00 || second > 0xDFFF) {
        throw new NotForJqException();
      }
      unit = Character.toCodePoint((char) unit, (char) second);
    }
    boolean alone = unit >= 0xDC00 && unit <= 0xDFFF;
    text.writeBytes(
        Character.toString(alone ? REPLACEMENT : unit).getBytes(StandardCharsets.UTF_8));
  }

  /** The number of {@code uXXXX}, up to its last digit. */
  private int unit() throws NotForJqException {
    if (at + 4 >= bytes.length || bytes[at] != 'u') {
      throw new NotForJqException();
    }
    int unit = 0;
    for (int end = at + 4; at < end; ) {
      int digit = Character.digit(bytes[++at], 16);
      if (digit < 0) {
        throw new NotForJqException();
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  /** As JQ decodes UTF-8: one U+FFFD for as many bytes as it passes over at once. */
  private static String decode(byte[] utf8) {
    var text = new StringBuilder();
    for (int i = 0; i < utf8.length; ) {
      int lead = utf8[i] & 0xff;
      int length =
          lead < 0x80 || lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      int whole = Math.min(length, utf8.length - i);
      int codePoint =
          lead < 0x80 ? lead : length == 1 || whole < length ? -1 : lead & (0x7f >> length);
      for (int k = 1; k < length && codePoint >= 0; k++) {
        boolean continues = (utf8[i + k] & 0xC0) == 0x80;
        codePoint = continues ? (codePoint << 6) | (utf8[i + k] & 0x3f) : -1;
        whole = continues ? whole : k;
      }
      boolean tooLong = codePoint < (length == 4 ? 0x10000 : length == 3 ? 0x800 : 0);
      boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
      boolean good = !tooLong && !surrogate && codePoint <= Character.MAX_CODE_POINT;
      text.appendCodePoint(good ? codePoint : REPLACEMENT);
      i += whole;
    }
    return text.toString();
  }
}

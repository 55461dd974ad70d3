package io.sespartitioner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jackson's opinion of JSON text, made comparable.
 *
 * <p>Given bytes, Jackson guesses among UTF-8, UTF-16 and UTF-32 and tolerates broken UTF-8 outside
 * of what it looks at. So it gets text that the JDK has decoded strictly as UTF-8, without a
 * leading byte order mark. Its limits are set to ours (nesting) or out of the way (lengths). It
 * refuses the escape of a lone surrogate in a member's name, which RFC 8259 allows and jq reads as
 * U+FFFD, so it gets that.
 */
public final class JacksonJudge {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(1_000)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .build();

  private static final Pattern ESCAPE =
      Pattern.compile(
          "(?<pair>\\\\u[dD][89abAB]\\p{XDigit}{2}\\\\u[dD][c-fC-F]\\p{XDigit}{2})"
              + "|(?<lone>\\\\u[dD][89a-fA-F]\\p{XDigit}{2})"
              + "|\\\\.",
          Pattern.DOTALL);

  private JacksonJudge() {}

  /** Whether the bytes are the UTF-8 of one JSON text of any kind. */
  public static boolean accepts(byte[] bytes) {
    Optional<String> text = decode(bytes);
    if (text.isEmpty()) {
      return false;
    }
    try (JsonParser parser = MAPPER.createParser(text.get())) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      parser.finishToken();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** The tree of an accepted text. */
  public static JsonNode tree(byte[] bytes) {
    try {
      return MAPPER.readTree(decode(bytes).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the bytes are UTF-8, be it JSON or not. */
  public static boolean isUtf8(byte[] bytes) {
    return decode(bytes).isPresent();
  }

  private static Optional<String> decode(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(
          withoutLoneSurrogates(text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String withoutLoneSurrogates(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(escape.group(2) == null ? escape.group() : "\\uFFFD"));
  }
}

package io.sespartitioner.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void objectsAreReadMemberByMember() {
    JsonReader json = strict("{ \"a\" : 1, \"b\":[true, null] } ");
    List<String> names = new ArrayList<>();
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      names.add(json.name());
      json.skipValue();
    }
    assertThat(names).containsExactly("a", "b");
    assertThat(json.peek()).isEqualTo(JsonReader.END);
  }

  @Test
  void emptyContainersHaveNoFirstMember() {
    assertThat(strict("{ }").enter('{', '}')).isFalse();
    assertThat(strict("[\n]").enter('[', ']')).isFalse();
  }

  @Test
  void lastStringIsComparesTextNotBytes() {
    JsonReader json = strict("[\"data\",\"d\\u0061ta\",\"date\",\"datax\"]");
    List<Boolean> same = new ArrayList<>();
    for (boolean more = json.enter('[', ']'); more; more = json.next(']')) {
      json.skipString();
      same.add(json.lastStringIs("data"));
    }
    assertThat(same).containsExactly(true, true, false, false);
  }

  @Test
  void commentsArePassedOverWhereTheyAreAllowed() {
    String text = "// one\n{ /* two * / */ \"a\" /**/ : // three\r 1 }//";
    JsonReader json = JsonReader.withComments().read(text.getBytes(UTF_8), 0, text.length());
    assertThat(json.skipValue()).isEqualTo(7);
    assertThat(json.peek()).isEqualTo(JsonReader.END);
    assertThatThrownBy(() -> strict(text).skipValue()).isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x'", "{'a':1}", "[1]", "true", "false", "null", "-1.5e+7", "0"})
  void aValueBeginsAfterTheSpaceAndEndsAtItsOwnEnd(String value) {
    JsonReader json = strict("  " + value.replace('\'', '"') + " ");
    assertThat(json.skipValue()).isEqualTo(2);
    assertThat(json.offset()).isEqualTo(2 + value.length());
  }

  @Test
  void bytesBeyondTheEndAreNotLookedAt() {
    byte[] all =
        "\uFEFF{\"a\":[true,false,null,-1.5e+10,0,\"é😀\\u00e9\\n\"],\"\":{}}// c\n/* d **/ {}\"\"\"\""
            .getBytes(UTF_8);
    for (int from = 0; from < all.length; from++) {
      for (int to = from; to <= all.length; to++) {
        byte[] alone = Arrays.copyOfRange(all, from, to);
        assertThat(outcome(all, from, to)).isEqualTo(outcome(alone, 0, to - from));
      }
    }
  }

  /** Where a value, and what may follow it, ends, or what is wrong, counted from the start. */
  private static String outcome(byte[] bytes, int from, int to) {
    JsonReader json = JsonReader.withComments().read(bytes, from, to);
    try {
      int start = json.skipValue() - from;
      int next = json.peek();
      return start + " to " + (json.offset() - from) + ", then " + next;
    } catch (MalformedJsonException e) {
      return e.getMessage() + " at " + (e.offset() - from);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/* never ends | 0 | the end of the comment, */",
        "/* never ends * | 0 | the end of the comment, */",
        "{} / | 3 | a comment, // or /*",
        "{'a':1 'b':2} | 7 | a comma or }",
        "[1 2] | 3 | a comma or ]",
        "{'a' 1} | 5 | :",
        "{a:1} | 1 | a text in double quotes",
        "{'a':'x | 7 | the closing quote of a text",
        "{'a':1.} | 7 | a digit",
        "{'a':tru} | 5 | true",
        "{'a':} | 5 | a value",
        "['\\u12g4'] | 6 | four hex digits after \\u",
        "['\\a'] | 2 | one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
      })
  void whatIsWrongIsSaidWithItsPlace(String text, int offset, String expected) {
    byte[] bytes = text.replace('\'', '"').getBytes(UTF_8);
    JsonReader json = JsonReader.withComments().read(bytes, 0, bytes.length);
    assertThatThrownBy(
            () -> {
              json.skipValue();
              json.peek();
            })
        .isInstanceOfSatisfying(
            MalformedJsonException.class,
            e -> {
              assertThat(e).hasMessage(expected);
              assertThat(e.offset()).isEqualTo(offset);
              assertThat(e.tooDeep()).isFalse();
            });
  }

  private static JsonReader strict(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return JsonReader.strict().read(bytes, 0, bytes.length);
  }
}

package io.sespartitioner.ses;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.ses.MalformedSesEventException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedSesEventTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{",
        "{'a'}",
        "{'a':}",
        "{'a':1,}",
        "{'a':1 'b':2}",
        "{a:1}",
        "{'a':01}",
        "{'a':+1}",
        "{'a':1.}",
        "{'a':.5}",
        "{'a':1e}",
        "{'a':1e+}",
        "{'a':-}",
        "{'a':NaN}",
        "{'a':tru}",
        "{'a':nul}",
        "{'a':True}",
        "{'a':'x}",
        "{'a':'\\x'}",
        "{'a':'\\u12g4'}",
        "{'a':'\\u12",
        "{'a':'\t'}",
        "{'a':'\u0000'}",
        "{'a':[1,]}",
        "{'a':[1 2]}",
        "{'a':[}",
        "[1",
        "{'a':1]",
        "{'a':1/*c*/}",
        "{,}",
        "{'a'::1}",
        "\"x",
        "{'mail':{'tags':{'t':['v'}}}",
        "{\u00a0'a':1}",
        "tru",
        "2023-11-06T03:29:19Z START",
        "7 {}",
        "[] []",
        "-",
        "'\\",
        "{'a':'\\"
      })
  void notJson(String text) {
    assertFault(text, Fault.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{'a':1}]", "'text'", "7", "null", "true", " false ", "-1.5e3"})
  void notAnObject(String text) {
    assertFault(text, Fault.NOT_AN_OBJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}{}", "{'a':1}\n{'b':2}\n", "{} x", "{}]", "{},", "{}\u0000"})
  void trailingText(String text) {
    assertFault(text, Fault.TRAILING_TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff",
        "{\"a\":\"\u00ff\"}",
        "{\"a\":\"\u00c0\u0080\"}",
        "{\"a\":\"\u00ed\u00a0\u0080\"}",
        "{\"a\":\"\u00f4\u0090\u0080\u0080\"}",
        "{\"a\":\"\u00e2\u0082\"}",
        "{\"a\":\"\u00c3",
        "{}\u00fe",
        "{\"a\":\"\u00f8\u0080\u0080\u0080\"}",
        "{\"a\":\"\u00e0\u0080\u0080\"}",
        "{\"a\":\"\u0080\"}",
        "{\"a\":\"\u00f0\u0080\u0080\u0080\"}",
        "[\u00ff",
        "{\"\u00ff\":1}"
      })
  void notUtf8(String bytes) {
    assertFault(bytes.getBytes(ISO_8859_1), Fault.NOT_UTF8);
  }

  @Test
  void nestingOfOneThousandIsReadAndOfOneMoreIsNot() {
    assertThat(SesEvent.parse("{\"a\":" + nested(999) + "}").field("/a")).isEmpty();
    assertFault("{\"a\":" + nested(1_000) + "}", Fault.TOO_DEEP);
    assertFault("[".repeat(100_000), Fault.TOO_DEEP);
    assertFault("{\"mail\":".repeat(100_000), Fault.TOO_DEEP);
  }

  @Test
  void nestingThatEndsDoesNotAddUp() {
    assertThat(SesEvent.parse("{\"a\":[" + "[],".repeat(5_000) + "{}]}").field("/a/0")).isEmpty();
  }

  @Test
  void byteOrderMarkIsPassedOver() {
    assertThat(SesEvent.parse("\uFEFF{\"a\":\"x\"}").field("/a")).hasValue("x");
  }

  @Test
  void whiteSpaceOfAllFourKindsMayStandAnywhere() {
    assertThat(SesEvent.parse(" \t\r\n{ \"a\"\t:\r\"x\"\n} \n").field("/a")).hasValue("x");
  }

  @Test
  void textOutsideTheGivenRangeDoesNotCount() {
    byte[] json = "xx{\"a\":\"b\"}yy".getBytes(UTF_8);
    SesEventReader reader = new SesEventReader(Selection.none());
    assertThat(reader.read(json, 2, json.length - 2).json()).isEqualTo("{\"a\":\"b\"}");
    assertThatThrownBy(() -> reader.read(json, 2, json.length - 3))
        .isInstanceOf(MalformedSesEventException.class);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static void assertFault(String text, Fault fault) {
    assertFault(text.replace('\'', '"').getBytes(UTF_8), fault);
  }

  private static void assertFault(byte[] bytes, Fault fault) {
    assertThatThrownBy(() -> SesEvent.parse(bytes))
        .isInstanceOfSatisfying(
            MalformedSesEventException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }
}

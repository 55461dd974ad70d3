package io.sespartitioner.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesEventTest {
  private static final String CALLER = "ses:caller-identity";

  @Test
  void tagIsItsFirstValue() {
    assertThat(
            event("{'mail':{'tags':{'a':['x','y'],'ses:caller-identity':['alice']}}}").tag(CALLER))
        .hasValue("alice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'mail':null}",
        "{'mail':[]}",
        "{'mail':{'tags':null}}",
        "{'mail':{'tags':[]}}",
        "{'mail':{'tags':'ses:caller-identity'}}",
        "{'mail':{'tags':{}}}",
        "{'mail':{'tags':{'ses:caller-identity':null}}}",
        "{'mail':{'tags':{'ses:caller-identity':'alice'}}}",
        "{'mail':{'tags':{'ses:caller-identity':7}}}",
        "{'mail':{'tags':{'ses:caller-identity':{'0':'alice'}}}}",
        "{'mail':{'tags':{'ses:caller-identity':[]}}}",
        "{'mail':{'tags':{'ses:caller-identity':['']}}}",
        "{'mail':{'tags':{'ses:caller-identity':[null,'alice']}}}",
        "{'mail':{'tags':{'ses:caller-identity':[['alice']]}}}",
        "{'mail':{'tags':{'SES:caller-identity':['alice']}}}",
        "{'tags':{'ses:caller-identity':['alice']}}",
        "{'mail':{'mail':{'tags':{'ses:caller-identity':['alice']}}}}",
      })
  void tagOfAnyOtherShapeIsAbsent(String json) {
    assertThat(event(json).tag(CALLER)).isEmpty();
  }

  @Test
  void lastDuplicateCountsAtEveryLevel() {
    assertThat(event("{'mail':{'tags':{'t':['a'],'t':['b']}}}").tag("t")).hasValue("b");
    assertThat(event("{'mail':{'tags':{'t':['a']},'tags':{'t':['b']}}}").tag("t")).hasValue("b");
    assertThat(event("{'mail':{'tags':{'t':['a']}},'mail':{'tags':{'t':['b']}}}").tag("t"))
        .hasValue("b");
    assertThat(event("{'mail':{'tags':{'t':['a']}},'mail':{}}").tag("t")).isEmpty();
    assertThat(event("{'mail':{'tags':{'t':['a'],'t':null}}}").tag("t")).isEmpty();
    assertThat(event("{'mail':{'tags':{'t':['a']},'tags':7}}").tag("t")).isEmpty();
  }

  @Test
  void escapedNamesAreTheSameNames() {
    assertThat(event("{'m\\u0061il':{'t\\u0061gs':{'\\u0074':['v']}}}").tag("t")).hasValue("v");
  }

  @Test
  void lookAlikesInTextsAreNoTags() {
    String header = "{'name':'Subject','value':'\\\"tags\\\":{\\\"t\\\":[\\\"mallory\\\"]}'}";
    assertThat(event("{'mail':{'headers':[" + header + "],'tags':{}}}").tag("t")).isEmpty();
    assertThat(event("{'click':{'linkTags':{'t':['mallory']}}}").tag("t")).isEmpty();
  }

  @Test
  void fieldIsTextBooleanOrWholeNumber() {
    SesEvent event =
        event("{'a':'x','b':true,'c':false,'d':12,'e':-0,'f':1.0,'g':1e2,'h':9007199254740991}");
    assertThat(event.field("/a")).hasValue("x");
    assertThat(event.field("/b")).hasValue("true");
    assertThat(event.field("/c")).hasValue("false");
    assertThat(event.field("/d")).hasValue("12");
    assertThat(event.field("/e")).hasValue("0");
    assertThat(event.field("/f")).hasValue("1");
    assertThat(event.field("/g")).hasValue("100");
    assertThat(event.field("/h")).hasValue("9007199254740991");
  }

  @ParameterizedTest
  @CsvSource({
    "1e+2, 100",
    "1E+2, 100",
    "500e-2, 5",
    "-0.5e+1, -5",
    "-9007199254740991, -9007199254740991"
  })
  void numberIsItsPlainDigitsHoweverItIsWritten(String number, String digits) {
    assertThat(event("{'a':" + number + "}").field("/a")).hasValue(digits);
    assertThat(event("{'a':" + number + " }").field("/a")).hasValue(digits);
  }

  @Test
  void numberIsReadAtAnyLength() {
    assertThat(event("{'a':7." + "0".repeat(5_000) + "}").field("/a")).hasValue("7");
    assertThat(event("{'a':0." + "0".repeat(5_000) + "7e5001}").field("/a")).hasValue("7");
    assertThat(event("{'a':" + "7".repeat(5_000) + "}").field("/a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "''",
        "1.5",
        "9007199254740992",
        "1e400",
        "9007199254740993",
        "{}",
        "[]",
        "['x']"
      })
  void fieldOfAnyOtherKindIsAbsent(String value) {
    assertThat(event("{'a':" + value + "}").field("/a")).isEmpty();
  }

  @Test
  void numberInPointerIsAnIndexOrAName() {
    assertThat(event("{'a':['x','y']}").field("/a/1")).hasValue("y");
    assertThat(event("{'a':{'1':'y'}}").field("/a/1")).hasValue("y");
    assertThat(event("{'a':['x','y']}").field("/a/01")).isEmpty();
    assertThat(event("{'a':['x','y']}").field("/a/-")).isEmpty();
    assertThat(event("{'a':['x','y']}").field("/a/2")).isEmpty();
    assertThat(event("{'a':['x']}").field("/a/~1")).isEmpty();
    assertThat(event("{'a':['x']}").field("/a/:")).isEmpty();
    assertThat(event("{'a':[0,1,2,3,4,5,6,7,8,9,'x']}").field("/a/9")).hasValue("9");
    assertThat(event("{'a':[0,1,2,3,4,5,6,7,8,9,'x']}").field("/a/10")).hasValue("x");
    assertThat(event("{'a':['x'],'a':{'0':'y'}}").field("/a/0")).hasValue("y");
  }

  @Test
  void pointerTokensAreUnescaped() {
    assertThat(event("{'a/b':{'~1':'x'}}").field("/a~1b/~01")).hasValue("x");
    assertThat(event("{'':'x'}").field("/")).hasValue("x");
  }

  @Test
  void aTextIsTheSameHoweverOftenItIsAsked() {
    Selection selection = Selection.tag("t").and(Selection.field("/mail/tags/t/0"));
    byte[] number = bytes("{'mail':{'tags':{'t':[5]}}}");
    SesEvent event = new SesEventReader(selection).read(number, 0, number.length);
    assertThat(event.field("/mail/tags/t/0")).hasValue("5");
    assertThat(event.tag("t")).isEmpty();
    byte[] text = bytes("{'mail':{'tags':{'t':['v']}}}");
    SesEvent other = new SesEventReader(selection).read(text, 0, text.length);
    assertThat(other.tag("t")).hasValue("v");
    assertThat(other.tag("t")).hasValue("v");
    assertThat(other.field("/mail/tags/t/0")).hasValue("v");
  }

  @Test
  void textKeepsEveryEscapeAndCharacter() {
    assertThat(event("{'a':'\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é😀\\ud83d\\ude00'}").field("/a"))
        .hasValue("\"\\/\b\f\n\r\té" + "é😀😀");
  }

  @Test
  void loneSurrogateReadsAsReplacementCharacter() {
    assertThat(event("{'a':'x\\ud800','b':'\\udc00\\ud83d'}").field("/a")).hasValue("x\uFFFD");
    assertThat(event("{'b':'\\udc00\\ud83d'}").field("/b")).hasValue("\uFFFD\uFFFD");
  }

  @Test
  void eventTypeIsItsText() {
    assertThat(event("{'eventType':'Rendering Failure'}").eventType())
        .hasValue("Rendering Failure");
    assertThat(event("{'eventType':true}").eventType()).isEmpty();
    assertThat(event("{'notificationType':'Bounce'}").eventType()).isEmpty();
  }

  @Test
  void selectedAndUnselectedValuesReadAlike() {
    byte[] json =
        bytes(
            "{'eventType':'Send','mail':{'tags':{'t':['v']},'headers':[{'name':'h','value':'w'}]}}");
    Selection all =
        Selection.tag("t")
            .and(Selection.field("/eventType"))
            .and(Selection.field("/mail/tags/t/0"))
            .and(Selection.allHeaders());
    SesEvent selected = new SesEventReader(all).read(json, 0, json.length);
    SesEvent unselected = SesEvent.parse(json);
    assertThat(selected.tag("t")).isEqualTo(unselected.tag("t")).hasValue("v");
    assertThat(selected.eventType()).isEqualTo(unselected.eventType()).hasValue("Send");
    assertThat(selected.field("/mail/tags/t/0")).isEqualTo(unselected.tag("t"));
    assertThat(selected.header("H")).isEqualTo(unselected.header("h")).hasValue("w");
  }

  @Test
  void nothingOfOneEventIsLeftForTheNext() {
    SesEventReader reader = new SesEventReader(Selection.tag("t"));
    byte[] with = bytes("{'mail':{'tags':{'t':['v']}}}");
    assertThat(reader.read(with, 0, with.length).tag("t")).hasValue("v");
    byte[] without = bytes("{}");
    assertThat(reader.read(without, 0, without.length).tag("t")).isEmpty();
    byte[] another = bytes("{'mail':{'tags':{'t':['w']}}}");
    assertThat(reader.read(another, 0, another.length).tag("t")).hasValue("w");
  }

  @Test
  void jsonIsTheTextItself() {
    assertThat(event("{ 'a' : 1 }\n").json()).isEqualTo("{ \"a\" : 1 }\n");
  }

  private static SesEvent event(String json) {
    return SesEvent.parse(bytes(json));
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"'',true", "' \t\r\n',true", "' x ',false", "\u00a0,false", "'\u000b',false"})
  void blankIsWhatHasWhiteSpaceOfJsonAlone(String text, boolean blank) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(SesEventReader.isBlank(bytes, bytes.length)).isEqualTo(blank);
  }

  @Test
  void blankLooksNoFurtherThanTheLength() {
    assertThat(SesEventReader.isBlank(new byte[] {' ', 'x'}, 1)).isTrue();
  }
}

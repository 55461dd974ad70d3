package io.sespartitioner.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2018-11-12T20:28:45.584Z, 2018-11-12T20:28:45.584Z",
    "0001-01-01T00:00:00.001Z, 0001-01-01T00:00:00.001Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    "2018-11-12T20:28:45.58Z, 2018-11-12T20:28:45.580Z",
    "2018-11-12t20:28:45.584z, 2018-11-12T20:28:45.584Z",
    "2018-11-12T20:28:45Z, 2018-11-12T20:28:45Z",
    "2018-10-08T14:05:45 +0000, 2018-10-08T14:05:45Z",
    "2017-08-04T23:09:29.123-05:00, 2017-08-05T04:09:29.123Z",
    "2024-05-01T10:00:00.123456+03:00, 2024-05-01T07:00:00.123456Z",
    "2024-05-01 10:00:00, 2024-05-01T10:00:00Z",
    "2024-05-01T10:00:00-07, 2024-05-01T17:00:00Z",
    "2024-05-01T10:00Z, 2024-05-01T10:00:00Z",
    "1714557600, 2024-05-01T10:00:00Z",
    "0000000000, 1970-01-01T00:00:00Z",
    "9999999999, 2286-11-20T17:46:39Z",
    "1699241423204, 2023-11-06T03:30:23.204Z",
    "2024-05-01T10:00:00.1234567891234567890123+03:00, 2024-05-01T07:00:00.123456789Z",
    "2024-05-01T10:00:00.9999999999Z, 2024-05-01T10:00:00.999999999Z",
  })
  void timestampIsReadInEverySpelling(String text, Instant instant) {
    assertThat(EventTime.parse(text)).hasValue(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024-13-01T10:00:00Z",
        "2024-05-01",
        "171455760",
        "17145576000",
        "-1714557600",
        "1714557600.5",
        "1714557600000000",
        "2024-05-01T10:00:00Zx",
        "2024-02-30T10:00:00.000Z",
        "2024-02-30T10:00:00Z",
        "2024-01-01T24:00:00.000Z",
        "2024-01-01T24:00:00Z",
        "2018-11-12T20:28:45.58/Z",
        "2018-11-12T20:28:45.58:Z",
        "2018-11-12T20:28:45:584Z",
        "x018-11-12T20:28:45.584Z",
        "-0001-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "２０24-01-01T10:00:00.000Z"
      })
  void anythingElseIsNoTime(String text) {
    assertThat(EventTime.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SesEventType.class)
  void timeIsThatOfTheTypesObject(SesEventType type) {
    String json =
        "{\"eventType\":\"%s\",\"mail\":{\"timestamp\":\"2024-01-01T00:00:00Z\"},\"%s\":{\"timestamp\":\"2024-01-02T00:00:00Z\"}}";
    SesEvent event = SesEvent.parse(json.formatted(type.wireName(), type.objectName()));
    assertThat(EventTime.of(event)).hasValue(Instant.parse("2024-01-02T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'eventType':'Send','mail':{'timestamp':'2024-01-01T00:00:00Z'},'send':{}}",
        "{'eventType':'Bounce','mail':{'timestamp':'2024-01-01T00:00:00Z'},'bounce':{'timestamp':'soon'}}",
        "{'eventType':'Novel','mail':{'timestamp':'2024-01-01T00:00:00Z'}}",
        "{'mail':{'timestamp':'2024-01-01T00:00:00Z'}}"
      })
  void otherwiseItIsTheTimeOfSending(String json) {
    assertThat(EventTime.of(SesEvent.parse(json.replace('\'', '"'))))
        .hasValue(Instant.parse("2024-01-01T00:00:00Z"));
  }

  @Test
  void anEventWithoutTimesHasNone() {
    assertThat(EventTime.of(SesEvent.parse("{\"eventType\":\"Send\"}"))).isEmpty();
  }

  @Test
  void selectionCoversAllThatIsRead() {
    byte[] json =
        "{\"eventType\":\"Open\",\"open\":{\"timestamp\":\"2024-01-02T00:00:00Z\"}}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    SesEvent event = new SesEventReader(EventTime.selection()).read(json, 0, json.length);
    assertThat(EventTime.of(event)).hasValue(Instant.parse("2024-01-02T00:00:00Z"));
  }
}

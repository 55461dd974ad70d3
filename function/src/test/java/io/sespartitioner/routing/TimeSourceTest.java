package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.SesEvent;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSourceTest {

  private static String day(String timestamp, String format, String zone) {
    return value(
        "{\"mail\":{\"timestamp\":\"" + timestamp + "\"}}",
        "\"time\": \"/mail/timestamp\", \"format\": \"%s\", \"zone\": \"%s\""
            .formatted(format, zone),
        "UTC");
  }

  private static String value(String event, String source, String timeZone) {
    String rules =
        """
        { "prefix": "!{key:k}/", "timeZone": "%s", "keys": { "k": { %s } } }
        """
            .formatted(timeZone, source);
    Routing routing = new Router(RoutingRules.read(rules)).route(SesEvent.parse(event));
    return ((Routed) routing).partitionKeys().values().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "2023-11-06T21:00:04.733Z, uuuu/MM/dd, UTC, 2023/11/06",
        "2023-11-06T21:00:04.733Z, uuuu/MM/dd, Asia/Tokyo, 2023/11/07",
        "2023-11-06T21:00:04.733Z, uuuu/MM/dd, Asia/Kolkata, 2023/11/07",
        "2024-12-30T12:00:00.000Z, uuuu/MM/dd, UTC, 2024/12/30",
        "2024-12-30T12:00:00.000Z, yyyy-MM, UTC, 2024-12",
        "2024-03-10T07:30:00.000Z, uuuu-MM-dd'T'HHmmX, America/New_York, 2024-03-10T0330-04",
        "2024-03-10T06:30:00.000Z, uuuu-MM-dd'T'HHmmX, America/New_York, 2024-03-10T0130-05",
        "2024-02-05T12:00:00.000Z, 'dt='uuuu-MM-dd'/hour='HH, UTC, dt=2024-02-05/hour=12",
        "2024-09-01T12:00:00.000Z, MMM-EEE-QQQ-a, UTC, Sep-Sun-Q3-PM",
        "2018-10-08T14:05:45 +0000, uuuu/MM/dd, UTC, 2018/10/08",
        "2018-10-08T23:05:45.12345+03:00, uuuu/MM/dd/HH, UTC, 2018/10/08/20",
        "2018-10-08T14:05:45, uuuu/MM/dd/HH, UTC, 2018/10/08/14",
        "yesterday, uuuu, UTC, unknown",
        "+12345-01-01T00:00:00Z, uuuu, UTC, unknown",
        "9999-12-31T23:00:00Z, uuuu, Asia/Tokyo, unknown",
        "9999-12-31T23:00:00Z, uuuu, UTC, 9999",
        "0000-01-01T00:00:00Z, uuuu, UTC, 0000",
        "+999999999-12-31T23:00:00Z, uuuu, Asia/Tokyo, unknown"
      })
  void isFormattedInItsZone(String timestamp, String format, String zone, String value) {
    assertThat(day(timestamp, format, zone)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Delivery, delivery, 2023-11-08",
        "Rendering Failure, failure, 2023-11-08",
        "Delivery, bounce, 2023-11-06",
        "Received, delivery, 2023-11-06"
      })
  void ofTheEventIsItsTypesOwnElseTheMails(String type, String object, String value) {
    String event =
        """
        {
          "eventType": "%s",
          "%s": { "timestamp": "2023-11-08T01:00:00.000Z" },
          "mail": { "timestamp": "2023-11-06T01:00:00.000Z" }
        }
        """
            .formatted(type, object);

    assertThat(value(event, "\"time\": \"event\", \"format\": \"uuuu-MM-dd\"", "UTC"))
        .isEqualTo(value);
  }

  @Test
  void isInTheTimeZoneOfTheRulesByDefault() {
    String event = "{\"mail\":{\"timestamp\":\"2023-11-06T21:00:00Z\"}}";

    assertThat(value(event, "\"time\": \"event\", \"format\": \"dd\"", "Asia/Tokyo"))
        .isEqualTo("07");
  }

  @Test
  void withoutATimestampIsAbsent() {
    assertThat(value("{}", "\"time\": \"event\", \"format\": \"uuuu\"", "UTC"))
        .isEqualTo("unknown");
  }

  @Test
  void hasEnglishNamesInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.JAPAN);
    try {
      assertThat(day("2024-09-01T12:00:00.000Z", "MMMM", "UTC")).isEqualTo("September");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void mayBeRefined() {
    String event = "{\"mail\":{\"timestamp\":\"2023-11-06T21:00:00Z\"}}";

    assertThat(
            value(
                event,
                """
                "time": "event", "format": "MMM/uuuu", "lowercase": true,
                "map": { "nov/2023": "last/november" }
                """,
                "UTC"))
        .isEqualTo("last/november");
  }

  @ParameterizedTest
  @CsvSource({
    "1699241423204, 2023/11/06",
    "1699241423, 2023/11/06",
    "\"1699241423\", 2023/11/06",
    "1.699241423204e12, 2023/11/06",
    "169924142, unknown",
    "1699241423204.5, unknown"
  })
  void numbersOfSecondsAndMillisecondsAreTimes(String timestamp, String value) {
    String source = "\"time\": \"/event_timestamp\", \"format\": \"uuuu/MM/dd\"";
    assertThat(value("{\"event_timestamp\":" + timestamp + "}", source, "UTC")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{\"t\":\"soon\"}; otherwise (time \"/t\" is there, but can't be read as a time)",
        "{\"t\":17}; otherwise (time \"/t\" is there, but can't be read as a time)",
        "{\"x\":\"soon\"}; otherwise"
      },
      delimiter = ';')
  void aTimeThatCantBeReadIsExplainedAsSuch(String event, String origin) {
    RoutingRules rules =
        RoutingRules.read(
            """
            { "prefix": "!{key:k}/", "keys": { "k": { "firstOf": [
              { "tag": "none" },
              { "time": "/t", "format": "uuuu", "map": { "2026": "now" } } ] } } }
            """);
    assertThat(new Router(rules).explain(SesEvent.parse(event)).steps())
        .singleElement()
        .extracting(Router.Explanation.Step::origin)
        .isEqualTo(origin);
  }
}

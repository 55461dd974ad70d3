package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.infra.settings.BadSettingsException;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import io.sespartitioner.ses.SenderRate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

/** Alarms by sender: what they watch, and when they ring. */
class SenderAlarmsTest {

  private static final Template TEMPLATE =
      Templates.with(
          "senderAlarms",
          "{\"orders-app\": {}, \"newsletter\": {\"bounce\": 3, \"complaint\": 0.08}}");

  @Test
  void eachSenderHasTwoAlarmsWithItsLimits() {
    assertThat(alarms())
        .hasSize(4)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.path("ComparisonOperator").asText())
                  .isEqualTo("GreaterThanOrEqualToThreshold");
              assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(1);
              assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
              assertThat(alarm.path("Metrics").findValues("Period"))
                  .allMatch(period -> period.asInt() == 86_400);
            });
    assertThat(threshold("orders-app", "Bounce")).isEqualTo(5);
    assertThat(threshold("orders-app", "complaint")).isEqualTo(0.1);
    assertThat(threshold("newsletter", "Bounce")).isEqualTo(3);
    assertThat(threshold("newsletter", "complaint")).isEqualTo(0.08);
  }

  @Test
  void theirTextSaysWhoWhatSesDoesAndWhatToAsk() {
    assertThat(alarm("orders-app", "complaint").path("AlarmDescription").asText())
        .isEqualTo(
            "orders-app: 0.1 % of a day's mails got a complaint. SES reviews an account at 0.1 %,"
                + " and from 0.5 % on may pause all of its senders. Look who the recipients are:"
                + " the saved query 'Who complained?' for this sender. Stop the sender, if need be,"
                + " by a deny on the configuration set.");
  }

  @Test
  void theFunctionIsToldWhomToCount() {
    assertThat(
            Templates.properties(TEMPLATE, "AWS::Lambda::Function")
                .get(0)
                .at("/Environment/Variables/WATCHED_SENDERS")
                .asText())
        .isEqualTo("newsletter orders-app");
    assertThat(Templates.properties(Templates.with(), "AWS::Lambda::Function").get(0).toString())
        .doesNotContain("WATCHED_SENDERS");
  }

  @Test
  void theDashboardHasBothRatesOfEach() {
    assertThat(Templates.properties(TEMPLATE, "AWS::CloudWatch::Dashboard").get(0).toString())
        .contains("Hard bounces of a day by sender", "Complaints of a day by sender");
  }

  /** The alarm's own expression on numbers, beside the arithmetic that replay rehearses it by. */
  @ParameterizedTest
  @CsvSource({
    "1000, 900, 50, 0, 1, 0",
    "1000, 900, 50, 10, 4, 3",
    "99, 0, 99, 0, 1, 0",
    "100, 0, 100, 0, 1, 0",
    "0, 900, 120, 20, 1, 0",
    "0, 950, 50, 0, 2, 1",
    "0, 0, 0, 0, 0, 0",
    "999, 999, 0, 0, 9, 0",
    "0, 40, 59, 0, 0, 0"
  })
  void theirExpressionIsTheArithmeticOfTheReport(
      long sends, long deliveries, long hard, long suppressed, long complaints, long unsent) {
    Map<String, Double> day = new HashMap<>();
    day.put("sends", (double) sends);
    day.put("deliveries", (double) deliveries);
    day.put("hard", (double) hard);
    day.put("suppressed", (double) suppressed);
    day.put("complaints", (double) complaints);
    day.put("unsent", (double) unsent);
    long mails = SenderRate.mails(sends, deliveries, hard - suppressed);
    assertThat(evaluated("Bounce", day))
        .isCloseTo(SenderRate.BOUNCE.percent(hard - suppressed, mails), within(1e-9));
    assertThat(evaluated("complaint", day))
        .isCloseTo(SenderRate.COMPLAINT.percent(complaints - unsent, mails), within(1e-9));
  }

  @Test
  void metricsThatHaveNoDataAreZero() {
    assertThat(evaluated("Bounce", Map.of("deliveries", 150.0, "hard", 50.0))).isEqualTo(25);
    assertThat(evaluated("complaint", Map.of("sends", 2000.0, "complaints", 2.0))).isEqualTo(0.1);
  }

  private static double evaluated(String which, Map<String, Double> day) {
    JsonNode alarm = alarm("orders-app", which);
    Map<String, Double> values = new HashMap<>();
    String expression = "";
    for (JsonNode metric : alarm.path("Metrics")) {
      String id = metric.path("Id").asText().replaceFirst("_.*", "");
      if (metric.has("Expression")) {
        assertThat(expression).as("one expression").isEmpty();
        expression = metric.path("Expression").asText();
      } else {
        String name = metric.at("/MetricStat/Metric/MetricName").asText();
        assertThat(name).isEqualTo(METRICS.get(id));
        assertThat(metric.at("/MetricStat/Stat").asText()).isEqualTo("Sum");
        assertThat(dimensions(metric)).containsEntry("Sender", "\"orders-app\"");
        values.put(metric.path("Id").asText(), day.get(id));
      }
    }
    return new MetricMath(values).evaluate(expression);
  }

  private static final Map<String, String> METRICS =
      Map.of(
          "sends", "Sends",
          "deliveries", "Deliveries",
          "hard", "HardBounces",
          "suppressed", "SuppressedBounces",
          "complaints", "Complaints",
          "unsent", "SuppressedComplaints");

  private static Map<String, String> dimensions(JsonNode metric) {
    return metric
        .at("/MetricStat/Metric/Dimensions")
        .valueStream()
        .collect(Collectors.toMap(d -> d.path("Name").asText(), d -> d.path("Value").toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          processor=jq                     | {"a": {}}               | needs the Lambda
          eventTypes=delivery,bounce       | {"a": {}}               | needs bounce and complaint among eventTypes
          processor=lambda                 | {"a b": {}}             | no partition value is 'a b'
          processor=lambda                 | {"(others)": {}}        | no partition value is '(others)'
          processor=lambda                 | {"a": 5}                | '5', of a, is no object of limits
          processor=lambda                 | {"a": {"bounces": 5}}   | did you mean bounce?
          processor=lambda                 | {"a": {"bounce": 0}}    | is no percentage above 0
          processor=lambda                 | {"a": {"bounce": 101}}  | is no percentage above 0
          processor=lambda                 | {"a": {"bounce": "x"}}  | is no percentage above 0
          processor=lambda                 | [1]                     | is not the JSON text of an object
          """)
  void whatCannotBeWatchedIsRefused(String other, String alarms, String problem) {
    Map<String, Object> context = new HashMap<>(Templates.settings(other));
    context.put("domain", "example.com");
    context.put("senderAlarms", alarms);
    assertThat(problems(context))
        .singleElement()
        .asString()
        .startsWith("senderAlarms: ")
        .containsIgnoringCase(problem);
  }

  @Test
  void moreNamesThanTheEnvironmentHoldsAreRefused() {
    Map<String, Object> many = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      many.put("a-sender-" + i, Map.of());
    }
    assertThat(problems(Map.of("domain", "example.com", "senderAlarms", many)))
        .singleElement()
        .asString()
        .contains("fit into the function's environment");
  }

  @Test
  void withoutTheSettingNobodyIsWatched() {
    assertThat(
            Settings.read(Map.of("domain", "example.com"), Path.of("")).get(Setting.SENDER_ALARMS))
        .isEmpty();
  }

  private static List<String> problems(Map<String, Object> context) {
    return catchThrowableOfType(
            BadSettingsException.class, () -> Settings.read(context, Path.of("")))
        .problems();
  }

  private static double threshold(String sender, String which) {
    return alarm(sender, which).path("Threshold").asDouble();
  }

  private static JsonNode alarm(String sender, String which) {
    String what = which.equals("Bounce") ? "hard-bounced" : "complaint.";
    return alarms().stream()
        .filter(alarm -> alarm.path("AlarmDescription").asText().startsWith(sender + ":"))
        .filter(alarm -> alarm.path("AlarmDescription").asText().contains(what))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> alarms() {
    return Templates.properties(TEMPLATE, "AWS::CloudWatch::Alarm").stream()
        .filter(alarm -> alarm.path("Metrics").toString().contains("\"Sender\""))
        .toList();
  }
}

package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.pipeline.LogRetention;
import io.sespartitioner.ses.SesEventType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.ses.EmailSendingEvent;

/** What settings change in the template. */
class SettingsInTemplateTest {

  private static final Template TEMPLATE =
      Templates.with(
          "eventTypes", "all", "bufferSeconds", "90", "bufferMebibytes", 64, "processor", "jq");

  @Test
  void allMeansEveryTypeOfEventInTheSpellingOfSes() {
    TEMPLATE.hasResourceProperties(
        "AWS::SES::ConfigurationSetEventDestination",
        Map.of(
            "EventDestination",
            Match.objectLike(
                Map.of(
                    "MatchingEventTypes",
                    List.of(
                        "send",
                        "delivery",
                        "bounce",
                        "complaint",
                        "reject",
                        "open",
                        "click",
                        "renderingFailure",
                        "deliveryDelay",
                        "subscription")))));
  }

  @Test
  void everyTypeOfEventIsKnownToTheCdkByTheSameName() {
    assertThat(names(SesEventType.values()))
        .containsExactlyInAnyOrderElementsOf(names(EmailSendingEvent.values()));
  }

  @Test
  void bufferHintsAreThoseChosen() {
    TEMPLATE.hasResourceProperties(
        "AWS::KinesisFirehose::DeliveryStream",
        Map.of(
            "ExtendedS3DestinationConfiguration",
            Match.objectLike(
                Map.of("BufferingHints", Map.of("IntervalInSeconds", 90, "SizeInMBs", 64)))));
  }

  @Test
  void shorterBufferRingsSooner() {
    // 1.5 x 90 s, five minutes' margin; JQ has no buffer and no calls of its own
    TEMPLATE.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("MetricName", "DeliveryToS3.DataFreshness", "Threshold", 435));
  }

  @ParameterizedTest
  @CsvSource({"60, 2", "61, 3", "90, 3", "899, 16", "900, 16"})
  void anyBufferIsToldInWholeMinutes(int bufferSeconds, int minutes) {
    assertThat(Outputs.minutes(bufferSeconds)).isEqualTo(minutes);
  }

  @Test
  void outputTellsTheMinutesOfTheBufferChosen() {
    TEMPLATE.hasOutput(
        "ListDelivered",
        Map.of("Description", "Lists what was delivered, some 3 minutes after the mail"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, ONE_DAY",
    "2, THREE_DAYS",
    "31, TWO_MONTHS",
    "365, ONE_YEAR",
    "366, THIRTEEN_MONTHS",
    "3653, TEN_YEARS",
    "3654, INFINITE"
  })
  void logsLiveAtLeastAsLongAsObjects(int days, RetentionDays retention) {
    assertThat(LogRetention.atLeast(days)).isEqualTo(retention);
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}

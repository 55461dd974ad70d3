package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estimate and warnings, from events to both forms of the report. */
class FindingsTest {

  private static final Instant MIDNIGHT = Instant.parse("2023-11-06T00:00:00Z");

  @TempDir Path folder;
  private Path input;

  /** 144 events in a day; each sixth lacks a caller, and two callers differ in case. */
  @BeforeEach
  void writeADay() throws IOException {
    String events =
        IntStream.range(0, 144).mapToObj(FindingsTest::event).collect(Collectors.joining("\n"));
    input = Files.writeString(folder.resolve("day.ndjson"), events + "\n");
  }

  private static String event(int i) {
    Instant time = MIDNIGHT.plus(Duration.ofMinutes(10L * i));
    String[] callers = {"\"alice\"", "\"Alice\"", "\"a/b\"", "\"carol\"", "\"dave\"", ""};
    return """
        {"eventType":"Send","mail":{"timestamp":"%s","tags":{"ses:caller-identity":[%s]}}}"""
        .formatted(time, callers[i % 6]);
  }

  @Test
  void theJsonReportHasTheEstimateOfAMonth() throws IOException {
    JsonNode estimate = replay("json").json().get("estimate");
    assertThat(estimate.get("footing").asText()).isEqualTo("sound");
    assertThat(estimate.get("hours").asInt()).isEqualTo(24);
    assertThat(estimate.get("objectsADay").asInt()).isEqualTo(144);
    assertThat(estimate.at("/month/events").asInt()).isEqualTo(4320);
    assertThat(estimate.at("/month/objects").asInt()).isEqualTo(4320);
    assertThat(estimate.at("/month/invocations").asInt()).isEqualTo(4320);
    assertThat(estimate.at("/monthlyDollars/lambda/total").asDouble()).isBetween(6.14, 6.17);
    assertThat(estimate.at("/monthlyDollars/jq/total").asDouble()).isBetween(4.04, 4.07);
  }

  @Test
  void aProcessorThatCannotDoTheRulesHasNoPriceButAReason() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.json"),
            """
            {"prefix": "!{key:day}/",
             "keys": {"day": {"time": "event", "format": "uuuu"}},
             "rules": [{"when": {"eventType": "Open"}, "drop": "not kept"}]}
            """);
    JsonNode estimate = replay("json", "--overwrite", "--rules", rules).json().get("estimate");
    assertThat(estimate.at("/monthlyDollars/lambda/total").asDouble()).isPositive();
    assertThat(estimate.at("/monthlyDollars").has("jq")).isFalse();
    assertThat(estimate.get("whyNotJq").asText()).contains("/rules/0/drop");
    assertThat(replay("text", "--overwrite", "--rules", rules).report())
        .contains("with Lambda\n", "JQ              can't do this. ", "/rules/0/drop")
        .doesNotContain("with JQ");
  }

  @Test
  void theJsonReportHasTheWarnings() throws IOException {
    assertThat(replay("json").json().get("warnings").findValuesAsText("kind"))
        .containsExactly("fallback", "letter-case", "changed-values", "tiny-objects");
  }

  /** A map needs it. */
  @Test
  void theTextThatStoodInTheEventIsShownBesideItsChangedValue() {
    assertThat(replay("text").report())
        .containsPattern("1 value was changed .*: a_b-[0-9a-f]{16} \\(\"a/b\"\\)\\. match or map");
  }

  @Test
  void theTextReportSaysTheSameInWords() {
    assertThat(replay("text").report())
        .contains(
            "  - 24 of 144 events (16.7 %) lack the value of a key",
            "active at once  2 partitions, of 500 allowed (0.4 %)",
            "based on        24 hours of events, 2023-11-06T00:00:00Z to 2023-11-07T00:00:00Z",
            "a day           144 objects",
            "a month         4,320 events, 440.2 KiB in 30 days at this rate",
            "with Lambda, ");
  }

  @Test
  void fewObjectsADayAreNotRoundedToNone() throws IOException {
    Files.writeString(input, event(0) + "\n" + event(3 * 144) + "\n");
    assertThat(replay("text").report()).contains("a day           0.7 objects");
  }

  @Test
  void aSingleEventGivesNoEstimateButTheReason() throws IOException {
    Files.writeString(input, event(0));
    assertThat(replay("text").report())
        .contains(
            "1 hour of events, ", "too little for a month; replay the events of a day or more")
        .doesNotContain("$");
  }

  @Test
  void theJsonReportHasThePartsOfTheCostsByNamesForPrograms() throws IOException {
    assertThat(replay("json").json().at("/estimate/monthlyDollars/lambda/parts").fieldNames())
        .toIterable()
        .contains("firehoseIngestion", "s3Puts", "lambdaDuration", "watching");
  }

  @Test
  void oneWrongClockIsWarnedOf() throws IOException {
    Files.writeString(input, event(0) + "\n" + event(1) + "\n" + event(-144 * 365) + "\n");
    assertThat(replay("text").report()).contains("  - Only 2 of the 366 days from 2022-11-06T");
  }

  @Test
  void withArrivalNowTheReasonForNoEstimateIsSaid() {
    assertThat(replay("text", "--arrival", "now").report())
        .contains(
            "based on        nothing: no event has a time of its own, or --arrival now ignores");
  }

  @Test
  void anEventOfTheVeryMidnightOfASeededReplayHasATimeOfItsOwn() throws IOException {
    Files.writeString(
        input, event(0).replace(MIDNIGHT.toString(), "2026-11-22T00:00:00.000Z") + "\n{}\n");
    JsonNode estimate = replay("json", "--seed", 1).json().get("estimate");
    assertThat(estimate.get("undated").asInt()).isEqualTo(1);
    assertThat(estimate.get("from").asText()).isEqualTo("2026-11-22T00:00:00Z");
  }

  @Test
  void jqsFallbacksAndChangedValuesAreWarnedOfToo() throws IOException {
    JsonNode report = replay("json", "--processor", "jq").json();
    assertThat(report.get("fallback").asInt()).isEqualTo(24);
    assertThat(report.get("warnings").findValuesAsText("kind"))
        .containsExactly("fallback", "letter-case", "changed-values", "tiny-objects");
  }

  private CommandLineRun replay(String format, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--format", format, "--out", folder.resolve("bucket"), input));
    return CommandLineRun.of(arguments.toArray());
  }
}

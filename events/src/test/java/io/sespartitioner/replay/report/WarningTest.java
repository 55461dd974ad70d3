package io.sespartitioner.replay.report;

import static io.sespartitioner.replay.report.SampleReport.PLAIN;
import static io.sespartitioner.replay.report.SampleReport.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.report.ReplayReport.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarningTest {

  @Test
  void anOrdinaryReplayGivesNone() {
    assertThat(PLAIN.report().warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"400, false", "401, true", "500, true"})
  void fromOverFourFifthsOfThePartitionLimitOnThereIsOne(int peak, boolean warned) {
    assertThat(kinds(PLAIN.withPeak(peak)))
        .containsExactlyElementsOf(only("partition-limit", warned));
  }

  @Test
  void thePartitionLimitIsNamedWithWhatToDo() {
    assertThat(messages(PLAIN.withPeak(450)))
        .singleElement()
        .asString()
        .startsWith("450 partitions were active at once, of 500 that a delivery stream may have")
        .contains("Use keys with fewer values");
  }

  @ParameterizedTest
  @CsvSource({"50, false", "51, true"})
  void overFivePercentUnknownIsWarnedOf(long fallback, boolean warned) {
    assertThat(kinds(PLAIN.withFallback(fallback)))
        .containsExactlyElementsOf(only("fallback", warned));
  }

  /** A newcomer's first sight are a few samples. */
  @ParameterizedTest
  @CsvSource({"99, 49, false", "99, 50, true", "30, 2, false", "3, 3, true", "100, 6, true"})
  void ofFewerThanHundredEventsOverHalfAreUnknown(long events, long fallback, boolean warned) {
    SampleReport few = PLAIN.withPartitions(partition("alice", events, 1)).withFallback(fallback);
    assertThat(kinds(few)).containsExactlyElementsOf(only("fallback", warned));
  }

  @ParameterizedTest
  @CsvSource({"99, false", "100, true"})
  void anEmptyTimeSaysNothingOfFewerThanHundredEvents(long events, boolean warned) {
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    SampleReport few =
        PLAIN
            .withPartitions(partition("alice", events, 1))
            .withTimes(day, day.plus(Duration.ofDays(85)));
    assertThat(kinds(few)).containsExactlyElementsOf(only("empty-span", warned));
  }

  @Test
  void theShareOfUnknownIsNamed() {
    assertThat(messages(PLAIN.withFallback(73)))
        .singleElement()
        .asString()
        .startsWith("73 of 1,000 events (7.3 %) lack the value of a key");
  }

  @Test
  void noEventsAreNotFivePercent() {
    assertThat(PLAIN.withPartitions().report().warnings()).isEmpty();
  }

  @Test
  void changedValuesAreNamedWithTheirEvents() {
    SampleReport changed =
        PLAIN.withPartitions(
            partition("a_b-0123456789abcdef", 7, 1),
            partition("c_d-fedcba9876543210", 8, 1),
            partition("plain", 9, 1));
    assertThat(messages(changed))
        .singleElement()
        .asString()
        .startsWith("2 values were changed to be safe in a path, in 15 events")
        .contains("a_b-0123456789abcdef, c_d-fedcba9876543210");
  }

  @Test
  void whatJqChangedIsNamedToo() {
    SampleReport changed =
        PLAIN.withPartitions(partition("sp!ace", 7, 1), partition("plain", 9, 1));
    assertThat(changed.report().warnings())
        .containsExactly(
            new Warning(
                "changed-values",
                "1 value was changed to be safe in a path, in 7 events; JQ's ! and hex digits keep"
                    + " 98 characters of them apart: sp!ace. map can make such texts readable."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-0123456789abcde",
        "a-0123456789ABCDEF",
        "a0123456789abcdef",
        "a-0123456789abcdef-b"
      })
  void whatOnlyResemblesAChangedValueIsNone(String value) {
    assertThat(PLAIN.withPartitions(partition(value, 7, 1)).report().warnings()).isEmpty();
  }

  @Test
  void ofManyChangedValuesThreeAreNamed() {
    Partition[] partitions = new Partition[12];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = partition(String.format("v_%02d-0123456789abcdef", i), 1, 1);
    }
    assertThat(messages(PLAIN.withPartitions(partitions)))
        .singleElement()
        .asString()
        .contains("v_02-0123456789abcdef and 9 more")
        .doesNotContain("v_03");
  }

  @Test
  void sendersThatDifferOnlyInCaseAreNamedTogether() {
    SampleReport alike =
        PLAIN.withPartitions(
            partition("Alice", 1, 1), partition("alice", 1, 1), partition("bob", 1, 1));
    assertThat(alike.report().warnings())
        .containsExactly(
            new Warning(
                "letter-case",
                "Values that differ only in case get a partition each: Alice and alice."
                    + " \"lowercase\": true files them together."));
  }

  @Test
  void oneSenderOnTwoDaysIsNotAlikeToItself() {
    Partition today = partition("alice", 1, 1);
    Partition tomorrow = new Partition("alice/2023/11/07/", today.keys(), 1, 1, 1);
    assertThat(PLAIN.withPartitions(today, tomorrow).report().warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"99, 99, false", "100, 100, true", "1000, 100, false", "900, 100, true"})
  void manyTinyObjectsAreWarnedOf(long events, long objects, boolean warned) {
    SampleReport tiny = PLAIN.withPartitions(partition("alice", events, objects));
    assertThat(kinds(tiny)).containsExactlyElementsOf(only("tiny-objects", warned));
  }

  @Test
  void averageSizesOfTinyObjectsAreInTheUnitThatFits() {
    assertThat(messages(PLAIN.withPartitions(partition("alice", 900, 3_400))))
        .singleElement()
        .asString()
        .startsWith("3,400 objects hold only 450 B each");
  }

  @Test
  void aTimeThatOneWrongClockMadeNearlyEmptyIsWarnedOf() {
    Instant day = Instant.parse("2026-03-01T10:00:00Z");
    assertThat(messages(PLAIN.withTimes(Instant.EPOCH, day, day.plusSeconds(7_200))))
        .singleElement()
        .asString()
        .startsWith(
            "Only 2 of the 20,514 days from 1970-01-01T00:00:00Z to 2026-03-01T13:00:00Z have"
                + " events. The estimate spreads them over all of these days.");
  }

  @ParameterizedTest
  @CsvSource({"1, false", "7, false", "19, false", "20, true"})
  void onlyANearlyEmptyTimeIsWarnedOf(int daysLater, boolean warned) {
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    SampleReport sample = PLAIN.withTimes(day, day.plus(Duration.ofDays(daysLater)));
    assertThat(kinds(sample)).containsExactlyElementsOf(only("empty-span", warned));
  }

  private static List<String> only(String kind, boolean warned) {
    return warned ? List.of(kind) : List.of();
  }

  private static List<String> kinds(SampleReport sample) {
    return sample.report().warnings().stream().map(Warning::kind).toList();
  }

  private static List<String> messages(SampleReport sample) {
    return sample.report().warnings().stream().map(Warning::message).toList();
  }
}

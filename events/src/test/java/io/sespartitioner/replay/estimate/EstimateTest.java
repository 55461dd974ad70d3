package io.sespartitioner.replay.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sespartitioner.replay.estimate.Estimate.Footing;
import io.sespartitioner.replay.estimate.Traffic.Load;
import io.sespartitioner.replay.estimate.Traffic.Span;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:11:12.345Z");
  private static final Instant START = Instant.parse("2023-11-06T00:00:05Z");

  private final Traffic.Counts tally = new Traffic.Counts(5120);

  @Test
  void aDaysLogCountsAsTwentyFourHoursThoughItsEventsSpanLess() {
    arrive(START, 100);
    arrive(Instant.parse("2023-11-06T23:40:00Z"), 100);
    assertThat(estimate().traffic().span())
        .contains(
            new Span(Instant.parse("2023-11-06T00:00:00Z"), Instant.parse("2023-11-07T00:00:00Z")));
    assertThat(estimate().footing()).isEqualTo(Footing.SOUND);
  }

  @Test
  void aMonthIsThirtyOfTheDaysReplayed() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      arrive(START.plus(Duration.ofMinutes(minute)), 1_000);
    }
    tally.addObject();
    tally.addObject();
    tally.addErrorObject();
    Load month = estimate().month().orElseThrow().load();
    assertThat(month.events()).isCloseTo(43_200, within(0.01));
    assertThat(month.bytes()).isCloseTo(43_200_000, within(0.01));
    assertThat(month.billedBytes()).isCloseTo(43_200 * 5120.0, within(0.01));
    assertThat(month.objects()).isCloseTo(60, within(0.01));
    assertThat(month.errorObjects()).isCloseTo(30, within(0.01));
    assertThat(month.invocations()).isCloseTo(43_200, within(0.01));
    assertThat(estimate().month().orElseThrow().objectsADay()).isCloseTo(2, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"1, 5120", "5120, 5120", "5121, 10240", "1024000, 1024000"})
  void eachRecordIsBilledInStepsOfFiveKilobytes(int length, double billed) {
    arrive(START, length);
    assertThat(estimate().traffic().load().billedBytes()).isEqualTo(billed);
  }

  @Test
  void invocationsEndByTimeOrBySize() {
    arrive(START, 600_000);
    arrive(START.plusSeconds(1), 400_000);
    arrive(START.plusSeconds(2), 400_000);
    arrive(START.plusSeconds(61), 400_000);
    arrive(START.plusSeconds(62), 400_000);
    assertThat(estimate().traffic().load().invocations()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"0, NONE", "59, NONE", "60, ROUGH", "1379, ROUGH", "1380, SOUND"})
  void anEstimateSaysHowWellItIsFounded(long minutes, Footing footing) {
    Instant hour = Instant.parse("2023-11-06T00:00:00Z");
    arrive(hour, 100);
    arrive(hour.plus(Duration.ofMinutes(minutes)), 100);
    assertThat(estimate().footing()).isEqualTo(footing);
    assertThat(estimate().month().isPresent()).isEqualTo(footing != Footing.NONE);
  }

  @Test
  void eventsWithoutATimeOfTheirOwnDoNotStretchTheSpan() {
    arrive(START, 100);
    arrive(START.plus(Duration.ofHours(5)), 100);
    tally.add(FirehoseRecord.undated(0, NOW.toEpochMilli(), new byte[100]));
    assertThat(estimate().traffic().span().orElseThrow().hours()).isEqualTo(6);
    assertThat(estimate().traffic().undated()).isEqualTo(1);
    assertThat(estimate().traffic().load().events()).isEqualTo(3);
  }

  @Test
  void withoutAnyTimeThereIsNoMonth() {
    tally.add(FirehoseRecord.undated(0, NOW.toEpochMilli(), new byte[100]));
    assertThat(estimate().footing()).isEqualTo(Footing.NONE);
    assertThat(estimate().traffic().span()).isEmpty();
  }

  @Test
  void anEventThatHappenedJustNowHasATimeOfItsOwn() {
    arrive(NOW, 100);
    assertThat(estimate().traffic().undated()).isZero();
    assertThat(estimate().traffic().span()).isPresent();
  }

  @Test
  void daysWithEventsAreCounted() {
    arrive(START, 100);
    arrive(START.plus(Duration.ofHours(23)), 100);
    arrive(START.plus(Duration.ofDays(1)), 100);
    arrive(START.plus(Duration.ofDays(400)), 100);
    assertThat(estimate().traffic().days()).isEqualTo(3);
  }

  private void arrive(Instant time, int length) {
    tally.add(FirehoseRecord.dated(0, time.toEpochMilli(), new byte[length]));
  }

  private Estimate estimate() {
    return Estimate.of(tally.traffic(), PriceList.standard());
  }
}

package io.sespartitioner.replay.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sespartitioner.replay.report.Timeline;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023-11-06T06:20 | 1 | 6 | 06:20 06:21 06:22 06:23 06:24 06:25",
        "2023-11-06T06:22 | 1 | 45 | 06:30 06:45 07:00",
        "2023-11-06T00:00 | 15 | 96 | 6 Nov,06:00 12:00 18:00",
        "2023-11-06T03:00 | 60 | 50 | 12:00 7 Nov,12:00 8 Nov",
        "2026-01-01T00:00 | 1440 | 31 | 5 Jan,12 Jan,19 Jan,26 Jan",
        "2023-08-14T00:00 | 1440 | 86 | 14 Aug,28 Aug,11 Sep,25 Sep,9 Oct,23 Oct",
        "2023-11-06T00:00 | 10080 | 53 | Jan 2024,Apr 2024,Jul 2024,Oct 2024",
        "2023-10-16T00:00 | 40320 | 41 | Jan 2024,Jul 2024,Jan 2025,Jul 2025,Jan 2026,Jul 2026"
      })
  void marksAreWherePeopleExpectThem(LocalDateTime from, long minutes, int slots, String expected) {
    assertThat(axis(from, minutes, slots).marks().stream().map(TimeAxis.Mark::label).toList())
        .isEqualTo(List.of(expected.split(",|(?<=:\\d\\d) ")));
  }

  @Test
  void marksAreAtTheirTimes() {
    List<TimeAxis.Mark> marks = axis(LocalDateTime.parse("2026-01-01T00:00"), 1440, 31).marks();
    assertThat(marks.get(0).share()).isEqualTo(4.0 / 31, within(1e-9));
    assertThat(marks.get(3).share()).isEqualTo(25.0 / 31, within(1e-9));
  }

  @Test
  void thereAreAtMostSevenWhateverTheSpan() {
    LocalDateTime from = LocalDateTime.parse("0000-01-03T00:00");
    for (long days = 1; days < 100_000_000; days *= 2) {
      assertThat(axis(from, days * 1440, 1).marks()).hasSizeLessThanOrEqualTo(8);
      assertThat(axis(from, days * 1440, 1).marks()).isNotEmpty();
    }
  }

  private static TimeAxis axis(LocalDateTime from, long minutes, int slots) {
    return TimeAxis.of(
        new Timeline(from, Duration.ofMinutes(minutes), slots, ZoneOffset.UTC, List.of()));
  }
}

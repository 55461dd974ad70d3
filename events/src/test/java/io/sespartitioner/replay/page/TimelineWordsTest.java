package io.sespartitioner.replay.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.report.Timeline;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineWordsTest {

  @ParameterizedTest
  @CsvSource({
    "1, a minute",
    "15, per 15 minutes",
    "60, an hour",
    "180, per 3 hours",
    "1440, a day",
    "10080, per 7 days"
  })
  void aBarStandsForATimeInWords(long minutes, String words) {
    Timeline timeline =
        new Timeline(
            LocalDateTime.parse("2023-11-06T00:00"),
            Duration.ofMinutes(minutes),
            3,
            ZoneOffset.UTC,
            List.of());
    assertThat(new TimelineWords(timeline).eachBar()).isEqualTo(words);
  }
}

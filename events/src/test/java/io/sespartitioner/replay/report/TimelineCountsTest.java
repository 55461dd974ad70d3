package io.sespartitioner.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sespartitioner.replay.report.Timeline.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineCountsTest {

  private final TimelineCounts tally = new TimelineCounts(ZoneOffset.UTC);

  @Test
  void withoutEventsThereIsNoTimeline() {
    assertThat(tally.timeline()).isEmpty();
  }

  @Test
  void eventsAreCountedByPartitionAndMinute() {
    deliver("alice", "2023-11-06T06:20:05Z");
    deliver("bob", "2023-11-06T06:20:59Z");
    deliver("alice", "2023-11-06T06:22:00Z");
    deliver("alice", "2023-11-06T06:22:59.999Z");
    tally.addFailed(millis("2023-11-06T06:21:30Z"));
    Timeline timeline = timeline();
    assertThat(timeline.from()).isEqualTo(LocalDateTime.parse("2023-11-06T06:20"));
    assertThat(timeline.width()).isEqualTo(Duration.ofMinutes(1));
    assertThat(timeline.series())
        .extracting(Series::name, Series::kind, Series::counts)
        .containsExactly(
            tuple("alice", Series.Kind.PARTITION, List.of(1L, 0L, 2L)),
            tuple("bob", Series.Kind.PARTITION, List.of(1L, 0L, 0L)),
            tuple("", Series.Kind.ERROR_OUTPUT, List.of(0L, 1L, 0L)));
    assertThat(timeline.events(0)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-11-06T07:59:59Z, 1, 100, 2023-11-06T06:20",
    "2023-11-06T08:00:00Z, 5, 21, 2023-11-06T06:20",
    "2023-11-06T23:00:00Z, 15, 68, 2023-11-06T06:15",
    "2023-11-09T00:00:00Z, 60, 67, 2023-11-06T06:00",
    "2023-11-13T00:00:00Z, 180, 55, 2023-11-06T06:00",
    "2024-01-01T00:00:00Z, 1440, 57, 2023-11-06T00:00",
    "2024-11-06T00:00:00Z, 10080, 53, 2023-11-06T00:00",
    "2026-11-06T00:00:00Z, 40320, 40, 2023-10-23T00:00"
  })
  void slotsAreAsShortAsTheSpanAllows(String last, long minutes, int slots, String from) {
    deliver("alice", "2023-11-06T06:20:05Z");
    deliver("alice", last);
    assertThat(timeline().width()).isEqualTo(Duration.ofMinutes(minutes));
    assertThat(timeline().slots()).isEqualTo(slots);
    assertThat(timeline().from()).isEqualTo(LocalDateTime.parse(from));
    assertThat(timeline().series().get(0).counts()).hasSize(slots).startsWith(1L).endsWith(1L);
  }

  @Test
  void theOrderOfEventsMakesNoDifference() {
    TimelineCounts other = new TimelineCounts(ZoneOffset.UTC);
    for (int i = 0; i < 2_000; i++) {
      tally.addDelivered("sender" + i % 7, i * 3_700_000L);
      other.addDelivered("sender" + (1_999 - i) % 7, (1_999 - i) * 3_700_000L);
    }
    assertThat(timeline()).isEqualTo(other.timeline().orElseThrow());
  }

  @Test
  void anySpanFindsRoom() {
    deliver("alice", "0000-01-01T00:00:00Z");
    deliver("alice", "2023-11-06T06:20:05Z");
    deliver("alice", "9999-12-31T23:59:59Z");
    assertThat(timeline().slots()).isBetween(50, 100);
    assertThat(timeline().series().get(0).events()).isEqualTo(3);
    assertThat(timeline().start(timeline().slots()))
        .isAfter(LocalDateTime.parse("9999-12-31T23:59:59"));
  }

  @Test
  void slotsAreThoseOfTheZone() {
    TimelineCounts tokyo = new TimelineCounts(ZoneId.of("Asia/Tokyo"));
    tokyo.addDelivered("alice", millis("2023-11-05T15:00:00Z"));
    tokyo.addDelivered("alice", millis("2023-12-05T14:59:59Z"));
    Timeline timeline = tokyo.timeline().orElseThrow();
    assertThat(timeline.from()).isEqualTo(LocalDateTime.parse("2023-11-06T00:00"));
    assertThat(timeline.slots()).isEqualTo(30);
  }

  @Test
  void theSixGreatestHaveTheirOwnSeriesAndEqualsAreInOrderOfName() {
    for (String sender : List.of("c", "d", "e", "a", "f", "g", "b", "big", "h")) {
      deliver(sender, "2023-11-06T06:20:05Z");
    }
    deliver("big", "2023-11-06T06:20:06Z");
    assertThat(timeline().series())
        .extracting(Series::kind, Series::name, Series::events)
        .containsExactly(
            tuple(Series.Kind.PARTITION, "big", 2L),
            tuple(Series.Kind.PARTITION, "a", 1L),
            tuple(Series.Kind.PARTITION, "b", 1L),
            tuple(Series.Kind.PARTITION, "c", 1L),
            tuple(Series.Kind.PARTITION, "d", 1L),
            tuple(Series.Kind.PARTITION, "e", 1L),
            tuple(Series.Kind.OTHERS, "", 3L));
  }

  @Test
  void amongAnyNumberOfPartitionsTheGreatAreFoundAndNoneIsLost() {
    for (int i = 0; i < 20_000; i++) {
      tally.addDelivered("once" + i, i * 60_000L);
      tally.addDelivered("every" + i % 4, i * 60_000L);
    }
    assertThat(timeline().series().stream().collect(Collectors.summingLong(Series::events)))
        .isEqualTo(40_000);
    assertThat(timeline().series().subList(0, 4))
        .extracting(Series::name, Series::events)
        .containsExactlyElementsOf(
            IntStream.range(0, 4).mapToObj(i -> tuple("every" + i, 5_000L)).toList());
  }

  @Test
  void whereOthersWouldOutweighTheSixAllPartitionsAreOneSeries() {
    for (int i = 0; i < 20; i++) {
      deliver("sender" + i, "2023-11-06T06:20:05Z");
    }
    tally.addFailed(millis("2023-11-06T06:20:30Z"));
    assertThat(timeline().series())
        .extracting(Series::kind, Series::events)
        .containsExactly(tuple(Series.Kind.ALL, 20L), tuple(Series.Kind.ERROR_OUTPUT, 1L));
  }

  private Timeline timeline() {
    return tally.timeline().orElseThrow();
  }

  private void deliver(String partition, String time) {
    tally.addDelivered(partition, millis(time));
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}

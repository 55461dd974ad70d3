package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pattern can give, the JDK's formatter judges. */
class TimePatternTest {
  private static final String SAFE = "[A-Za-z0-9+=,.@_-]+";

  static Stream<String> runs() {
    return IntStream.concat(IntStream.rangeClosed('A', 'Z'), IntStream.rangeClosed('a', 'z'))
        .mapToObj(Character::toString)
        .flatMap(letter -> IntStream.rangeClosed(1, 10).mapToObj(letter::repeat));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aGoodRunIsTheJdksAndNeverLongerThanItSays(String run) {
    TimePattern pattern = TimePattern.ofPrefix(run);
    if (pattern.problem().isPresent()) {
      assertThat(TimePattern.ofKey(run).problem()).isPresent();
      assertThat(pattern.longest()).isZero();
      return;
    }
    List<String> times = formatted(run);
    int longest = times.stream().mapToInt(String::length).max().orElseThrow();
    assertThat(pattern.longest()).isBetween(longest, longest + slack(run));
    if (TimePattern.ofKey(run).problem().isEmpty()) {
      assertThat(times).allMatch(time -> time.matches(SAFE));
    }
  }

  /** Digits of the largest number, names of zones on other JDKs, seconds in offsets: none today. */
  private static int slack(String run) {
    return switch (run) {
      case "zzzz", "vvvv" -> 20;
      case "z", "zz", "zzz", "v" -> 5;
      default -> run.matches("[nN]+") ? 9 : 3;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "yyyy/MM | 7",
        "''yy | 3",
        "'o''clock'HH | 9",
        "'day='d | 6",
        "HH:mm | 5",
        "yyyy'' | 5"
      })
  void quotedTextCountsAsItStands(String text, int longest) {
    TimePattern pattern = TimePattern.ofPrefix(text);
    assertThat(pattern.problem()).isEmpty();
    assertThat(pattern.longest()).isEqualTo(longest);
    assertThat(formatted(text)).anyMatch(time -> time.length() == longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'''yy", "yy'", "'a''", "{yy", "yy[", "#"})
  void whatTheJdkRefusesIsRefused(String text) {
    assertThat(TimePattern.ofPrefix(text).problem()).isPresent();
  }

  private static List<String> formatted(String pattern) {
    var formatter = DateTimeFormatter.ofPattern(pattern, Locale.US);
    List<String> times = new ArrayList<>();
    for (String zone : TimeZones.accepted()) {
      for (int month = 1; month <= 12; month++) {
        times.add(formatter.format(ZonedDateTime.of(2024, month, 1, 1, 2, 3, 0, ZoneId.of(zone))));
        times.add(
            formatter.format(
                ZonedDateTime.of(2024, month, 28, 23, 59, 59, 999_999_999, ZoneId.of(zone))));
      }
    }
    return times;
  }
}

package io.sespartitioner.replay.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountAxisTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "4, 1, 4",
    "5, 2, 6",
    "9, 5, 10",
    "78, 20, 80",
    "80, 20, 80",
    "81, 50, 100",
    "3999, 1000, 4000",
    "1234567, 500000, 1500000",
    "9000000000000, 5000000000000, 10000000000000"
  })
  void theAxisHoldsTheMostInFewRoundSteps(long most, long step, long top) {
    assertThat(CountAxis.upTo(most).step()).isEqualTo(step);
    assertThat(CountAxis.upTo(most).top()).isEqualTo(top);
  }

  @Test
  void thereIsALineAtNoughtAndAtEachStep() {
    assertThat(CountAxis.upTo(78).lines()).isEqualTo(List.of(0L, 20L, 40L, 60L, 80L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0", "2000 | 2,000", "500000 | 500,000", "1000000 | 1 M", "1500000 | 1.5 M"})
  void labelsAreShort(long line, String label) {
    assertThat(CountAxis.label(line)).isEqualTo(label);
  }
}

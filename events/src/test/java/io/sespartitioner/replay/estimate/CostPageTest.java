package io.sespartitioner.replay.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the page of costs says. */
class CostPageTest {

  @Test
  void itsTableIsThatOfThePrices() throws IOException {
    assertThat(Files.readString(Path.of("docs/cost.md")))
        .contains("-Dtest=" + CostPageTest.class.getSimpleName())
        .contains(CostTable.markdown(PriceList.standard()));
  }
}

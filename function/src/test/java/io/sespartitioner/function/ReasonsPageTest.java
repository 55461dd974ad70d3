package io.sespartitioner.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of reasons in the page on operation. */
class ReasonsPageTest {

  @Test
  void hasEveryReasonInTheOrderInWhichTheyAreLookedFor() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../events/docs/operate.md")).stream()
            .dropWhile(line -> !line.equals("### Reasons"))
            .takeWhile(line -> !line.equals("## Failed records"))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`", -1)[1])
            .toList();
    assertThat(rows)
        .isEqualTo(Arrays.stream(ReasonCode.values()).map(ReasonCode::wireName).toList());
  }
}

package io.sespartitioner.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.report.Details.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  @TempDir Path folder;

  /** A handler may answer half a surrogate pair, which no encoder takes. */
  @Test
  void anyTextComesOutAsItWentIn() throws IOException {
    List<Difference> differences =
        List.of(
            new Difference("a, record 1", "k=x\ud800y", "k=x\udc00"),
            new Difference("b\n\u0000, record 2", "k=\u00e9\ud83d\ude00", ""));
    try (Spool<Difference> spool = new Spool<>(folder, Difference.class)) {
      for (Difference difference : differences) {
        spool.add(difference);
      }
      assertThat(spool.size()).isEqualTo(2);
      assertThat(read(spool)).isEqualTo(differences);
      assertThat(read(spool)).isEqualTo(differences);
    }
  }

  private static List<Difference> read(Spool<Difference> spool) throws IOException {
    List<Difference> read = new ArrayList<>();
    spool.forEach(read::add);
    return read;
  }
}

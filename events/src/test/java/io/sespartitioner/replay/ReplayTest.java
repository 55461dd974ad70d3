package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final String EVENT =
      """
      {"eventType":"Delivery","mail":{"timestamp":"2023-11-06T06:20:07.000Z",\
      "tags":{"ses:caller-identity":["alice"]}},"delivery":{"timestamp":"2023-11-07T00:00:01Z"}}
      """;

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameTheBucket() {
    out = folder.resolve("bucket");
  }

  @Test
  void anEventIsFiledByCallerAndDayAsAGzipObjectNamedByItsTime() throws IOException {
    CommandLineRun run = CommandLineRun.of("--out", out, "--seed", 1, file("a.json", EVENT));
    assertThat(run.status()).isZero();
    assertThat(Bucket.objects(out))
        .hasSize(1)
        .allSatisfy(
            (name, content) -> {
              assertThat(name)
                  .matches(
                      "alice/2023/11/07/ses-log-deliver-1-2023-11-07-00-00-01-"
                          + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.gz");
              assertThat(content).asString().isEqualTo(EVENT);
            });
  }

  @Test
  void theReportSaysWhereEverythingWent() throws IOException {
    Path input = file("a.json", EVENT + "{}\nbad\n");
    CommandLineRun run = CommandLineRun.of("--format", "json", "--out", out, input);
    assertThat(run.json().get("records").asInt()).isEqualTo(3);
    assertThat(run.json().get("delivered").asInt()).isEqualTo(2);
    assertThat(run.json().get("dropped").asInt()).isZero();
    assertThat(run.json().get("failed").asInt()).isEqualTo(1);
    assertThat(run.json().get("fallback").asInt()).isEqualTo(1);
    assertThat(run.json().get("failures")).hasToString("{\"not-json\":1}");
    assertThat(run.json().get("partitions").findValuesAsText("prefix"))
        .containsExactly("alice/2023/11/07/", "unknown/2026/11/22/");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}

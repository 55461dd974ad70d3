package io.sespartitioner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is wrong with the inputs is told at once, and nothing is written. */
class InputTroubleTest {

  @TempDir Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void makeAnInput() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("bucket");
    Files.writeString(in.resolve("good.json"), "{}\n");
  }

  @Test
  void allThatIsSeenBeforeAnyWorkIsToldAtOnce() throws Exception {
    Path archive = Files.write(in.resolve("a"), HexFormat.of().parseHex("425a6839314159"));
    Path twice = Files.write(in.resolve("b"), gzip(gzip("{}\n".getBytes(UTF_8))));
    Path link = Files.createSymbolicLink(in.resolve("c"), in.resolve("gone"));
    Path pipe = in.resolve("d");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Path cut = Files.write(in.resolve("e"), Arrays.copyOf(gzip("{}\n".getBytes(UTF_8)), 12));
    Path gone = folder.resolve("gone");
    CommandLineRun run = CommandLineRun.of("--out", out, in, gone);
    assertThat(run.messages())
        .isEqualToNormalizingNewlines(
            String.join(
                "\n",
                "replay: " + gone + ": no such file or folder",
                archive
                    + " is a bzip2 file, which is not read; make it one that is read by bunzip2"
                    + "",
                twice + " is GZIP within GZIP; unpack it once, then replay that",
                link + " is a link that leads nowhere; mend it, or delete it",
                pipe + " is a pipe or a device in a folder; to read it, name it as an INPUT",
                cut + ", after record 0: the GZIP data ends too early; get the file again",
                ""));
    assertNothingWritten(run);
  }

  @Test
  void allFilesThatBreakOffAreToldAtTheEnd() throws IOException {
    byte[] whole = gzip("{\"n\":1}\n".repeat(10_000).getBytes(UTF_8));
    Path first = Files.write(in.resolve("a"), Arrays.copyOf(whole, whole.length - 4));
    Path second = Files.write(in.resolve("z"), Arrays.copyOf(whole, whole.length - 9));
    CommandLineRun run = CommandLineRun.of("--out", out, in);
    assertThat(run.messages().lines())
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(line).endsWith("the GZIP data ends too early; get the file again"))
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith("replay: " + first + ", after record ");
              assertThat(lines.get(1)).startsWith(second + ", after record ");
            });
    assertNothingWritten(run);
  }

  @Test
  void ofManyTroublesTheFirstTwentyAreTold() throws IOException {
    for (int i = 10; i < 35; i++) {
      Files.writeString(in.resolve("" + i), "PAR1");
    }
    CommandLineRun run = CommandLineRun.of("--out", out, in);
    assertThat(run.messages().lines()).hasSize(21).last().isEqualTo("and 5 more files like these");
    assertNothingWritten(run);
  }

  /** {@code jq . events/samples/send-orders.json | head -n -3}. */
  @Test
  void aPrettyPrintedEventThatWasCutIsOneFailedRecord() throws IOException {
    String pretty =
        new ObjectMapper().readTree(Path.of("samples/send-orders.json").toFile()).toPrettyString();
    List<String> lines = pretty.lines().toList();
    String cut = String.join("\n", lines.subList(0, lines.size() - 3)) + "\n";
    CommandLineRun run = withStandardInput(cut.getBytes(UTF_8), "-");
    assertThat(run.json().get("records").asInt()).isEqualTo(1);
    assertThat(run.json().get("failures").get("not-json").asInt()).isEqualTo(1);
  }

  @Test
  void linesOfALogWithoutAnEventFailAsNotJson() throws IOException {
    String log =
        """
        2023-11-06T03:29:19.412Z START RequestId: 7
        2023-11-06T03:29:19.412Z {"eventType":"Send","mail":{}}
        1699241360518\tnothing
        """;
    CommandLineRun run = withStandardInput(log.getBytes(UTF_8), "-");
    assertThat(run.json().get("records").asInt()).isEqualTo(3);
    assertThat(run.json().get("delivered").asInt()).isEqualTo(1);
    assertThat(run.json().get("failures").get("not-json").asInt()).isEqualTo(2);
  }

  @Test
  void standardInputIsReadUnderItsName() throws IOException {
    CommandLineRun run = withStandardInput(gzip("{\"n\":1}\n{\"n\":2}\n".getBytes(UTF_8)), "-");
    assertThat(run.status()).isZero();
    assertThat(run.json().get("records").asInt()).isEqualTo(2);
  }

  @Test
  void standardInputAndFilesAreReadTogether() throws IOException {
    CommandLineRun run = withStandardInput("{\"n\":1}".getBytes(UTF_8), in, "-");
    assertThat(run.json().get("delivered").asInt()).isEqualTo(2);
  }

  @Test
  void troubleWithStandardInputIsNamed() throws IOException {
    CommandLineRun run = withStandardInput("PAR1".getBytes(UTF_8), "-");
    assertThat(run.messages()).startsWith("replay: standard input is a Parquet file");
    assertNothingWritten(run);
    CommandLineRun twice = withStandardInput(new byte[0], "-", "-");
    assertThat(twice.messages()).contains("Standard input can be read only once; name - once");
    assertNothingWritten(twice);
  }

  private CommandLineRun withStandardInput(byte[] bytes, Object... inputs) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(bytes));
    try {
      Object[] arguments = new Object[inputs.length + 4];
      arguments[0] = "--out";
      arguments[1] = out;
      arguments[2] = "--format";
      arguments[3] = "json";
      System.arraycopy(inputs, 0, arguments, 4, inputs.length);
      return CommandLineRun.of(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private void assertNothingWritten(CommandLineRun run) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.report()).isEmpty();
    assertThat(out).doesNotExist();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(content);
    }
    return bytes.toByteArray();
  }
}

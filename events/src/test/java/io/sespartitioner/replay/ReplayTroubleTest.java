package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong ends with one clear message, its status, and no objects. */
class ReplayTroubleTest {

  @TempDir Path folder;
  private Path out;
  private Path input;

  @BeforeEach
  void makeAnInput() throws IOException {
    out = folder.resolve("bucket");
    input = Files.writeString(folder.resolve("input.json"), "{}\n");
  }

  static Stream<Arguments> wrongOptions() {
    return Stream.of(
        arguments("--nonsense", "", "Unknown option: '--nonsense'"),
        arguments("--processor", "perl", "'--processor': 'perl' is none of lambda, jq, both"),
        arguments("--compression", "zip", "'--compression': 'zip' is none of gzip, none"),
        arguments("--partition-limit", "many", "'many' is not an int"),
        arguments("--partition-limit", "0", "--partition-limit 0: must be at least 1"),
        arguments("--buffer-seconds", "59", "--buffer-seconds 59: Firehose takes 60 to 900"),
        arguments("--buffer-seconds", "901", "--buffer-seconds 901: Firehose takes 60 to 900"),
        arguments("--buffer-mebibytes", "63", "--buffer-mebibytes 63: Firehose takes 64 to 128"),
        arguments("--buffer-mebibytes", "129", "--buffer-mebibytes 129: Firehose takes 64 to 128"),
        arguments("--stream-name", "a/b", "--stream-name a/b: Firehose takes 1 to 64 letters"),
        arguments("--handler", "no.such.Handler", "no such class on the class path"),
        arguments("--handler", "java.lang.String", "not a RequestStreamHandler"));
  }

  @ParameterizedTest
  @MethodSource("wrongOptions")
  void aWrongOptionIsUsage(String option, String value, String message) {
    CommandLineRun run =
        value.isEmpty()
            ? CommandLineRun.of("--out", out, option, input)
            : CommandLineRun.of("--out", out, option, value, input);
    assertTrouble(run, 2, message);
  }

  @Test
  void anEmptyNameOfTheFolderIsUsage() {
    assertTrouble(CommandLineRun.of("--out", "", input), 2, "--out is empty; name a folder");
  }

  @Test
  void explainingWhatJqDoesIsUsage() {
    assertTrouble(
        CommandLineRun.of("--out", out, "--processor", "jq", "--explain", input),
        2,
        "--explain explains the function; use --processor lambda or both");
  }

  @Test
  void anInputOfNoNameIsUsageAndNotTheCurrentFolder() {
    CommandLineRun run = CommandLineRun.of("--dry-run", "");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).isEqualTo("replay: An INPUT is empty; name a file or a folder\n");
  }

  @Test
  void noInputIsUsage() {
    assertTrouble(CommandLineRun.of("--out", out), 2, "Name at least one INPUT");
  }

  @Test
  void aNameCannotCommandTheTerminal() {
    assertThat(CommandLineRun.of("--out", out, folder.resolve("\u001b[31mred\u202e")).messages())
        .contains("?[31mred?: no such file or folder");
  }

  @Test
  void aMissingInputIsTrouble() {
    assertTrouble(
        CommandLineRun.of("--out", out, folder.resolve("gone")), 1, "gone: no such file or folder");
  }

  @Test
  void unreadableGzipIsTrouble() throws IOException {
    Path broken = folder.resolve("broken.gz");
    Files.write(broken, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3});
    assertTrouble(CommandLineRun.of("--out", out, input, broken), 1, "broken.gz");
    assertTrouble(
        CommandLineRun.of("--out", out, "--arrival", "now", input, broken), 1, "broken.gz");
  }

  @Test
  void gzipThatWasCutInTheMiddleIsTrouble() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(whole)) {
      gzip.write("{\"n\":1}\n{\"n\":2}\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }
    Path cut = folder.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(whole.toByteArray(), whole.size() / 2));
    for (String arrival : new String[] {"event", "now"}) {
      assertTrouble(
          CommandLineRun.of("--out", out, "--arrival", arrival, input, cut),
          1,
          "the GZIP data ends too early; get the file again");
    }
  }

  @Test
  void aUsedFolderIsTroubleUnlessOverwriting() throws IOException {
    assertThat(CommandLineRun.of("--out", out, "--seed", 1, input).status()).isZero();
    CommandLineRun again = CommandLineRun.of("--out", out, "--seed", 2, input);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.messages()).contains("is not empty").hasLineCount(1);
    assertThat(CommandLineRun.of("--out", out, "--seed", 3, "--overwrite", input).status())
        .isZero();
    assertThat(Bucket.objects(out)).hasSize(1);
  }

  @Test
  void aFileInPlaceOfTheFolderIsTrouble() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(CommandLineRun.of("--out", file, input).messages()).contains("is not a folder");
    assertThat(CommandLineRun.of("--out", file.resolve("below"), input).status()).isEqualTo(1);
  }

  @Test
  void anInputInsideTheFolderIsUsage() throws IOException {
    assertThat(CommandLineRun.of("--out", out, input).status()).isZero();
    CommandLineRun run = CommandLineRun.of("--out", out, "--overwrite", folder);
    assertThat(run.status()).isEqualTo(2);
    assertThat(Bucket.objects(out)).hasSize(1);
  }

  @Test
  void badRulesAreUsageAndEveryProblemIsNamed() throws IOException {
    Path rules = Files.writeString(folder.resolve("routing.json"), "{\"prefix\":\"\",\"x\":1}");
    CommandLineRun run = CommandLineRun.of("--out", out, "--rules", rules, input);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("routing.json: ").contains("/x").contains("/prefix");
    assertThat(run.report()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void missingRulesAreUsage() {
    assertTrouble(
        CommandLineRun.of("--out", out, "--rules", folder.resolve("none"), input),
        2,
        "none: no such file");
  }

  @Test
  void aFolderInPlaceOfTheRulesIsUsage() {
    assertTrouble(
        CommandLineRun.of("--out", out, "--rules", folder, input),
        2,
        "--rules " + folder + ": is a folder");
  }

  @Test
  void rulesThatJqCannotExpressAreUsageForJq() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("routing.json"),
            """
            { "prefix": "!{key:a}/", "keys": { "a": { "tag": "a", "match": "x" } } }
            """);
    CommandLineRun run =
        CommandLineRun.of("--out", out, "--rules", rules, "--processor", "jq", input);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("/keys/a/match");
  }

  @Test
  void checkShowsWhatFirehoseWouldBeTold() {
    CommandLineRun run = CommandLineRun.of("--check");
    assertThat(run.status()).isZero();
    assertThat(run.report())
        .contains("!{partitionKeyFromLambda:userName}/!{timestamp:yyyy}/")
        .contains("!{partitionKeyFromQuery:userName}/!{timestamp:yyyy}/")
        .contains("ses:caller-identity")
        .endsWith("\nno problems\n");
  }

  @Test
  void checkTakesNoInput() {
    assertTrouble(CommandLineRun.of("--check", input), 2, "--check takes no INPUT");
  }

  @Test
  void helpNamesEveryOption() {
    CommandLineRun run = CommandLineRun.of("--help");
    assertThat(run.status()).isZero();
    assertThat(run.report())
        .contains("--rules", "--out", "--overwrite", "--processor", "--handler", "--arrival")
        .contains("--stream-name", "--buffer-seconds", "--buffer-mebibytes", "--partition-limit")
        .contains("--compression", "--seed", "--explain", "--only-failed", "--check", "--format")
        .contains("--report", "--strict");
  }

  private void assertTrouble(CommandLineRun run, int status, String message) {
    assertThat(run.messages()).contains(message).hasLineCount(1);
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.report()).isEmpty();
    assertThat(out).doesNotExist();
    assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith(".replay"));
  }
}

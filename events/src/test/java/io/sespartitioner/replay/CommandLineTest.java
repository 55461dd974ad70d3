package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says of itself, and what else it offers than to replay. */
class CommandLineTest {

  private static final String EVENT =
      "{\"mail\":{\"timestamp\":\"2023-11-10T06:20:07Z\",\"tags\":{\"ses:caller-identity\":[\"alice\"]}}}\n";

  @TempDir Path folder;

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
    assertThat(CommandLineRun.of("--version"))
        .isEqualTo(new CommandLineRun(0, "replay " + version + "\n", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "--overwrit, --overwrite",
    "--dryrun, --dry-run",
    "--rule, --rules",
    "--partitions-limit, --partition-limit"
  })
  void aMisspeltOptionIsToldWhatWasMeant(String written, String meant) {
    CommandLineRun run = CommandLineRun.of(written, "x.json");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages())
        .startsWith("replay: Unknown option: '" + written + "'")
        .contains("did you mean", meant);
  }

  @Test
  void aMisspeltValueIsToldWhatWasMeant() {
    assertThat(CommandLineRun.of("--processor", "lamda", "x.json").messages())
        .contains("'lamda' is none of lambda, jq, both; did you mean lambda?");
    assertThat(CommandLineRun.of("--format", "yaml", "x.json").messages())
        .contains("'yaml' is none of text, json; --help");
  }

  @Test
  void theHelpHasExamplesAllExitStatusesAndAllKindsOfInputs() {
    assertThat(CommandLineRun.of("--help").report())
        .contains("Examples (", "Exit status:")
        .containsPattern("(?s)  0  +Done.*  1  +Trouble.*  2  +Wrong usage.*  3  +A record failed")
        .contains("s3://BUCKET/PREFIX", "- for standard", "-V, --version", "--dry-run");
  }

  /** Apart from those that show something and do nothing else. */
  @Test
  void theHelpTellsTheDefaultOfEachOption() {
    String help = CommandLineRun.of("--help").report();
    String options = help.substring(help.indexOf("      --rules"), help.indexOf("Exit status:"));
    for (String option : Pattern.compile("(?m)^(?=  [ -].{0,4}--)").split(options, -1)) {
      if (!option.matches("(?s).*--(help|version|completion)\\b.*")) {
        assertThat(option.replaceAll("\\s+", " ")).contains("default");
      }
    }
  }

  @Test
  void theCompletionScriptKnowsOptionsAndValues() throws Exception {
    CommandLineRun run = CommandLineRun.of("--completion");
    assertThat(run.report())
        .contains("--dry-run", "--stream-name", "\"lambda\" \"jq\" \"both\"")
        .containsPattern("(?m)^complete .*-F _complete_replay .*replay");
    Path script = Files.writeString(folder.resolve("completion"), run.report());
    assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor()).isZero();
  }

  @Test
  void aDryRunReportsTheSameAndWritesNothing() throws IOException {
    Path input = Files.writeString(folder.resolve("input.json"), EVENT);
    Path out = folder.resolve("out");
    CommandLineRun dry = CommandLineRun.of("--dry-run", "--format", "json", "--out", out, input);
    assertThat(dry.status()).as(dry.messages()).isZero();
    assertThat(folder.toFile().list()).containsExactly("input.json");
    assertThat(dry.report())
        .isEqualTo(CommandLineRun.of("--format", "json", "--out", out, input).report());
    assertThat(CommandLineRun.of("--dry-run", "--out", out, input).report())
        .startsWith("dry run, nothing is written\n└── alice/2023/11/10/");
  }

  /** 3 levels: alice/, its days, and their hours. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void deeperLevelsAreSummedUpWithTheLargestFirstAndDatesInOrder(int depth) throws IOException {
    String report = report(depth);
    assertThat(report)
        .startsWith(
            depth == 1
                ? """
                dry run, nothing is written
                ├── bob/           5 events     425 B         2 objects
                └── alice/         4 events     348 B         3 objects
                (summed up to 1 level of 3, the largest first; --depth 3 shows all)
                """
                    .indent(0)
                : "dry run, nothing is written\n├── bob/\n│   ├── 09/");
  }

  @Test
  void aLevelIsAFolderAlsoWhereItHoldsNothingButAnother() throws IOException {
    Path input = Files.writeString(folder.resolve("events.json"), EVENT);
    assertThat(CommandLineRun.of("--dry-run", "--depth", 1, input).report())
        .startsWith("dry run, nothing is written\n└── alice/  ")
        .contains("(summed up to 1 level of 4, the largest first; --depth 4 shows all)");
    assertThat(CommandLineRun.of("--dry-run", "--depth", 3, input).report())
        .startsWith("dry run, nothing is written\n└── alice/2023/11/  ");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, and 1 more sender", "2, 2, all "})
  void theTableHasAsManySendersAsWanted(int top, int senders, String next) throws IOException {
    List<String> lines = top("--top", top).lines().toList();
    assertThat(lines.get(0)).startsWith("sender");
    assertThat(lines.get(senders)).startsWith(senders == 1 ? "a" : "b");
    assertThat(lines.get(senders + 1)).startsWith(next);
    assertThat(top("--top", 0)).startsWith("dry run");
    assertThat(CommandLineRun.of("--top", -1, "x").messages()).contains("--top -1: must be 0 or");
  }

  private String top(Object... options) throws IOException {
    StringBuilder sends = new StringBuilder();
    for (String message : List.of("a1", "a2", "b1")) {
      sends.append(
          "{\"eventType\":\"Send\",\"mail\":{\"messageId\":\"%s\",\"tags\":{\"ses:caller-identity\":[\"%s\"]}}}%n"
              .formatted(message, message.substring(0, 1)));
    }
    Path input = Files.writeString(folder.resolve("sends.json"), sends);
    List<Object> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--dry-run", input));
    return CommandLineRun.of(arguments.toArray()).report();
  }

  private String report(int depth) throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.json"),
            """
            {"prefix": "!{key:who}/!{timestamp:dd}/!{timestamp:HH}/",
             "keys": {"who": {"tag": "ses:caller-identity"}}}
            """);
    StringBuilder events = new StringBuilder();
    for (String time : new String[] {"09T01", "09T02", "10T03", "10T03"}) {
      events.append(EVENT.replace("10T06", time));
    }
    for (String time : new String[] {"09T01", "10T02", "10T02", "10T02", "10T02"}) {
      events.append(EVENT.replace("10T06", time).replace("alice", "bob"));
    }
    Path input = Files.writeString(folder.resolve("events.json"), events);
    return CommandLineRun.of("--dry-run", "--depth", depth, "--rules", rules, input).report();
  }

  /** The README's first command. */
  @Test
  void theSamplesGiveNoCauseForWarnings() throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("--dry-run", "--format", "json"));
    try (DirectoryStream<Path> samples = Files.newDirectoryStream(Samples.FOLDER, "*.json")) {
      samples.forEach(arguments::add);
    }
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.json().get("records").asInt()).isGreaterThan(25);
    assertThat(run.json().get("warnings")).isEmpty();
  }

  @Test
  void anInputWithoutEventsIsNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    // Not a dry run: that works among temporary files, where another's leftovers may be told of.
    assertThat(CommandLineRun.of("--out", folder.resolve("bucket"), empty))
        .satisfies(run -> assertThat(run.status()).isZero())
        .satisfies(run -> assertThat(run.report()).contains(": no events found"))
        .satisfies(
            run ->
                assertThat(run.messages()).isEqualTo("replay: no events found in " + empty + "\n"));
  }

  @Test
  void aLevelThatIsNoneIsRefused() {
    assertThat(CommandLineRun.of("--depth", 0, "x.json").messages())
        .isEqualTo("replay: --depth 0: must be at least 1\n");
  }

  @Test
  void manySendersAreCutBehindTheLargest() throws IOException {
    StringBuilder events = new StringBuilder();
    for (int sender = 0; sender < 70; sender++) {
      events.append(EVENT.replace("alice", "sender" + sender));
    }
    events.append(EVENT.replace("alice", "sender69"));
    Path input = Files.writeString(folder.resolve("events.json"), events);
    assertThat(CommandLineRun.of("--dry-run", input).report())
        .startsWith("dry run, nothing is written\n├── sender69/2023/11/10/")
        .contains("\n... and 10 more, with 10 events\n");
  }

  @Test
  void sentencesAreBrokenAtTheWidthOfTheTerminal() throws IOException {
    Path input = Files.writeString(folder.resolve("events.json"), "{}\n".repeat(200));
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(report, true, StandardCharsets.UTF_8);
    Terminal narrow = new Terminal("replay", out, out, Steps.SILENT, 60);
    Replay.run(new String[] {"--dry-run", input.toString()}, narrow, Clock.systemUTC());
    String warnings = report.toString(StandardCharsets.UTF_8).split("Warnings:\n", 2)[1];
    assertThat(warnings.substring(0, warnings.indexOf("\n\n")).lines())
        .hasSizeGreaterThan(2)
        .allSatisfy(
            line -> assertThat(line).matches("  (- |  )\\S.*").hasSizeLessThanOrEqualTo(60));
  }
}

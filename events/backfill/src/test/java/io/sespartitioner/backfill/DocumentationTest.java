package io.sespartitioner.backfill;

import static io.sespartitioner.backfill.BackfillCommand.backfill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sespartitioner.replay.CommonOptions;
import io.sespartitioner.replay.ReportOptions;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.PriceList.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Option;

/** Runs the commands that the page shows, one after the other, with a reader's own files. */
class DocumentationTest {

  private static final Path PAGE = Path.of("../docs/backfill.md");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ *java -jar events/backfill/target/backfill/backfill\\.jar (.*)$");

  @TempDir Path folder;

  @Test
  void theRoundTripGoesAsThePageSays() throws IOException {
    new Events(9, 5, 2).write(2_000, folder.resolve("old-log"));
    Files.copy(
        Path.of("../../function/src/main/resources/routing.json"), folder.resolve("routing.json"));
    List<String> commands =
        COMMAND.matcher(page()).results().map(command -> command.group(1)).toList();
    assertThat(commands).hasSize(4);
    for (String command : commands) {
      BackfillCommand run = backfill((Object[]) words(command));
      assertThat(run.status()).as(command + ": " + run.messages()).isZero();
    }
    assertThat(Bucket.lines(folder.resolve("archive"))).isNotEmpty();
  }

  @Test
  void everyOptionThatReplayLacksIsInTheTable() throws IOException {
    for (String name :
        List.of("--out", "--add", "--object-mebibytes", "--object-seconds", "--dry-run")) {
      assertThat(page()).containsPattern("(?m)^\\| `" + name + "[ `]");
    }
    assertThat(page())
        .contains(
            Stream.of(BackfillOptions.class, CommonOptions.class, ReportOptions.class)
                .flatMap(options -> Arrays.stream(options.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(Option.class))
                .map(field -> field.getAnnotation(Option.class).names())
                .map(names -> names[names.length - 1])
                .filter(name -> !List.of("--help", "--version").contains(name))
                .toList());
  }

  /** By the table's own vCPU seconds, and workers of 4 GiB for each vCPU. */
  @Test
  void whatAJobCostsIsWorkedOutWithTheListPrices() throws IOException {
    Prices prices = PriceList.standard().prices();
    double vcpuHour = prices.emrServerlessVcpuHour() + 4 * prices.emrServerlessGibHour();
    List<MatchResult> rows =
        Pattern.compile("(?m)^\\| \\d+ [GT]B \\| ([\\d,]+) \\| .* \\| \\$([\\d.]+) \\|$")
            .matcher(page())
            .results()
            .toList();
    assertThat(rows).hasSize(3);
    for (MatchResult row : rows) {
      double seconds = Double.parseDouble(row.group(1).replace(",", ""));
      assertThat(Double.parseDouble(row.group(2)))
          .isCloseTo(seconds / 3_600 * vcpuHour, within(0.01));
    }
    assertThat(page())
        .contains(
            "$%s + 4 GB × $%s"
                .formatted(prices.emrServerlessVcpuHour(), prices.emrServerlessGibHour()));
  }

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  /** The words of a command, with paths of the clone and of the reader put where they are here. */
  private String[] words(String command) {
    Map<String, String> places =
        Map.of(
            "events/samples", "../samples",
            "old-log", folder.resolve("old-log").toString(),
            "archive", folder.resolve("archive").toString(),
            "routing.json", folder.resolve("routing.json").toString());
    return Arrays.stream(command.split(" ", -1))
        .map(word -> places.getOrDefault(word, word))
        .toArray(String[]::new);
  }
}

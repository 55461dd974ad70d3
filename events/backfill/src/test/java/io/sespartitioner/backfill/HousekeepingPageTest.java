package io.sespartitioner.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the page, in order, on a folder that stands for the bucket. */
class HousekeepingPageTest {

  private static final String BACKFILL = "java -jar events/backfill/target/backfill/backfill.jar ";

  /** What of S3's commands the page uses, on a folder. */
  private static final String AWS =
      """
      #!/usr/bin/env bash
      set -e
      place() { case $1 in s3://*) echo "$S3/${1#s3://}";; *) echo "$1";; esac; }
      [ "$1 $2" = 's3 sync' ] || { echo "$@" >> "$S3/calls"; exit 0; }
      shift 2
      delete=; [ "$1" != --delete ] || { delete=1; shift; }
      from=$(place "$1"); to=$(place "$2"); mkdir -p "$to"
      if [ "$delete" ]; then (cd "$to"; find . -type f) | while read -r f; do [ -e "$from/$f" ] || rm "$to/$f"; done; fi
      cp -R "$from/." "$to/"
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeTheBucket() throws IOException {
    Path aws = Files.createDirectories(folder.resolve("bin")).resolve("aws");
    Files.writeString(aws, AWS);
    assertThat(aws.toFile().setExecutable(true)).isTrue();
    for (String month : List.of("10", "11")) {
      for (int day = 1; day <= 3; day++) {
        for (int object = 0; object < 4; object++) {
          String path = "news/2026/%s/0%d/object-%d.gz".formatted(month, day, object);
          String time = "2026-%s-0%dT10:0%d:00.000Z".formatted(month, day, object);
          deliver(path, event(time, "ada@example.org") + event(time, "bob@example.org"));
        }
      }
    }
    // Delivered after midnight of the month before.
    deliver("news/2026/10/01/late.gz", event("2026-09-30T23:59:59.000Z", "bob@example.org"));
    deliver(
        "news/2026/10/02/more.gz",
        event("2026-10-02T00:00:01.000Z", "cy@x.org", "ADA@Example.org"));
  }

  @Test
  void joiningKeepsEachEventOnceInFewerObjects() throws Exception {
    Map<String, Integer> before = lines();
    List<BackfillCommand> runs = run(section("Join small objects").get(0));
    assertThat(runs.get(0).report()).contains("nothing is lost");
    assertThat(runs.get(1).json().get("records").asLong()).isEqualTo(26);
    assertThat(lines()).isEqualTo(before);
    assertThat(objects("news/2026/10")).hasSize(3);
    assertThat(objects("news/2026/09/30")).hasSize(1);
    assertThat(objects("news/2026/11")).as("not asked for").hasSize(12);
    List<BackfillCommand> added = run(section("Join small objects").get(1));
    assertThat(added.get(0).report()).contains("nothing is lost");
    assertThat(objects("joined/news/2026/11")).hasSize(3);
    assertThat(objects("joined/news/2026/10")).hasSize(3);
  }

  @Test
  void aPersonIsGoneAndNobodyElse() throws Exception {
    Files.writeString(folder.resolve("erase.json"), blocks("Erase a person", "json").get(0));
    Map<String, Integer> kept = new TreeMap<>(lines());
    kept.keySet().removeIf(line -> line.toLowerCase(Locale.ROOT).contains("ada@"));
    List<BackfillCommand> runs = run(section("Erase a person").get(0));
    assertThat(runs.get(0).report()).contains("25 dropped");
    assertThat(Files.readString(folder.resolve("printed"))).isEmpty();
    assertThat(lines()).isEqualTo(kept);
  }

  @Test
  void theRetentionOfAFolderIsTheShorter() throws Exception {
    String name = "Another retention for some senders";
    JsonNode rules = new ObjectMapper().readTree(blocks(name, "json").get(0)).path("Rules");
    assertThat(expiry(rules, "newsletter/2026/10/01/x.gz")).isEqualTo(90);
    assertThat(expiry(rules, "newsletter2/2026/10/01/x.gz")).isEqualTo(3653);
    run(section(name).get(0));
    assertThat(Files.readString(folder.resolve("calls")))
        .contains("s3api put-bucket-lifecycle-configuration", "file://lifecycle.json");
  }

  /** Where several rules expire an object, S3 does it at the earliest. */
  private static int expiry(JsonNode rules, String key) {
    return rules
        .valueStream()
        .filter(rule -> key.startsWith(rule.at("/Filter/Prefix").asText()))
        .filter(rule -> rule.has("Expiration"))
        .mapToInt(rule -> rule.at("/Expiration/Days").asInt())
        .min()
        .orElseThrow();
  }

  private void deliver(String path, String lines) throws IOException {
    Path object = folder.resolve("my-bucket").resolve(path);
    Files.createDirectories(object.getParent());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(lines.getBytes(UTF_8));
    }
    Files.write(object, bytes.toByteArray());
  }

  private static String event(String time, String... recipients) {
    return """
        {"eventType":"Send","mail":{"timestamp":"%s","messageId":"%s","destination":["%s"],"tags":{"ses:caller-identity":["news"]}}}
        """
        .formatted(time, time + recipients[0], String.join("\",\"", recipients));
  }

  /** Each line in the sender's folder, and how often it is there. */
  private Map<String, Integer> lines() throws IOException {
    Map<String, Integer> lines = new TreeMap<>();
    for (Path object : objects("news")) {
      byte[] bytes =
          new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(object))).readAllBytes();
      new String(bytes, UTF_8).lines().forEach(line -> lines.merge(line, 1, Integer::sum));
    }
    return lines;
  }

  private List<Path> objects(String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("my-bucket").resolve(prefix))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Runs commands: backfill's in this process, on the test's Spark, all others by a shell. */
  private List<BackfillCommand> run(String commands) throws IOException, InterruptedException {
    List<BackfillCommand> runs = new ArrayList<>();
    for (String line : commands.lines().toList()) {
      String command = line.replace("BUCKET", "my-bucket").replace("USERNAME", "news");
      if (command.startsWith(BACKFILL)) {
        Object[] arguments =
            Stream.of(command.substring(BACKFILL.length()).split(" "))
                .map(each -> isPath(each) ? folder.resolve(each).toString() : each)
                .toArray();
        BackfillCommand run = BackfillCommand.backfill(arguments);
        assertThat(run.status()).as(run.messages()).isZero();
        runs.add(run);
      } else {
        shell(command);
      }
    }
    return runs;
  }

  private static boolean isPath(String argument) {
    return !argument.startsWith("-") && !argument.equals("json");
  }

  private void shell(String command) throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile());
    shell.environment().put("S3", folder.toString());
    shell.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
    int status = shell.start().waitFor();
    if (command.startsWith("aws")) {
      assertThat(status).as(Files.readString(folder.resolve("printed"))).isZero();
    }
  }

  private static List<String> section(String title) {
    return blocks(title, "shell");
  }

  private static List<String> blocks(String title, String language) {
    try {
      String page = Files.readString(Path.of("../docs/housekeeping.md"));
      String after = page.substring(page.indexOf("\n## " + title + "\n") + 4);
      String section = after.contains("\n## ") ? after.substring(0, after.indexOf("\n## ")) : after;
      return Pattern.compile("(?s)```" + language + "\n(.*?)```")
          .matcher(section)
          .results()
          .map(block -> block.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

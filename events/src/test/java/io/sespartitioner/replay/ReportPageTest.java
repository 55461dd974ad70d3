package io.sespartitioner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.replay.load.EventGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code --report}, from events to HTML. */
class ReportPageTest {

  private static final Path SCRIPT =
      Path.of("src/main/resources/io/sespartitioner/replay/page/page.js");

  private static final int RECORDS = 300;

  @TempDir Path folder;
  private Path input;
  private Path page;

  @BeforeEach
  void nameFiles() {
    input = folder.resolve("events.json");
    page = folder.resolve("report.html");
  }

  @Test
  void totalsFailuresAndPartitionsAreThoseOfTheJsonReport() throws IOException {
    JsonNode json = replay(generated(30)).json();
    String html = Files.readString(page);
    assertThat(numbers("<b>([\\d,]+)</b> <span>", html))
        .containsExactly(
            (long) RECORDS,
            json.get("delivered").asLong(),
            json.get("dropped").asLong(),
            json.get("failed").asLong());
    assertThat(html).contains("nothing is lost");
    for (Map.Entry<String, JsonNode> failure : json.get("failures").properties()) {
      assertThat(html)
          .contains("<bdi>" + failure.getKey() + "</bdi></th>\n<td>" + failure.getValue());
    }
    assertThat(html).contains("<p class=\"quiet\">" + json.get("partitions").size() + " partition");
    assertThat(leafEvents(html))
        .isEqualTo(json.get("delivered").asLong() + json.get("failed").asLong());
  }

  @Test
  void barsLegendAndTableHaveEveryDatedEventOnce() throws IOException {
    JsonNode json = replay(generated(30)).json();
    String html = Files.readString(page);
    long dated = RECORDS - json.at("/estimate/undated").asLong();
    assertThat(dated).isBetween(RECORDS / 2L, RECORDS - 1L);
    assertThat(sum(numbers("<rect class=\"(?!space)[^>]* height=\"(\\d+)\"", html)))
        .isEqualTo(dated);
    assertThat(sum(numbers("</bdi> <b>([\\d,]+)</b></li>", html))).isEqualTo(dated);
    String table = html.substring(html.indexOf("The numbers"), html.indexOf("Failures by reason"));
    assertThat(sum(numbers("<td>([\\d,]+)</td>", table))).isEqualTo(dated);
  }

  @Test
  void warningsAndEstimateAreThoseOfTheTextReport() throws IOException {
    generated(1);
    String text = CommandLineRun.of(arguments("--overwrite")).report();
    String html = plain(Files.readString(page));
    for (String section : List.of("Warnings:\n", "what would it cost?\n")) {
      String after = text.substring(text.indexOf(section) + section.length());
      for (String line : after.lines().takeWhile(line -> !line.isBlank()).toList()) {
        assertThat(html).contains(line.strip().replaceFirst("^- |^.*?  +", ""));
      }
    }
  }

  @Test
  void nothingIsLoadedRunOrLinked() throws IOException {
    replay(generated(30));
    assertThat(withoutOurScript(Files.readString(page)))
        .contains("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
        .doesNotContainPattern(
            "(?i)https?:|//[a-z]|\\bsrc\\b *=|href|url\\(|@import|<script|<link");
  }

  /** The page without the one script that its policy lets run, by the hash of its bytes. */
  private static String withoutOurScript(String html) throws IOException {
    String start = "<script>";
    int from = html.lastIndexOf(start);
    int to = html.indexOf("</script>", from);
    String script = html.substring(from + start.length(), to);
    assertThat(html).contains("script-src 'sha256-" + sha256(script) + "';");
    assertThat(script).isEqualTo(Files.readString(SCRIPT));
    return html.substring(0, from) + html.substring(to + "</script>".length());
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sendersAreATableWithTheNumbersThatMatterFirst() throws IOException {
    assertThat(Files.readString(SamplePages.ofSamples(page)))
        .contains("<div class=\"card bad\"><b>33.3 %</b><span>hard-bounce rate</span></div>")
        .contains("<summary><bdi>ses-smtp-user.20231106-104205</bdi></summary>")
        .contains("<bdi>MailboxFull 4.4.7</bdi></th><td>1</td>")
        .contains(
            "<bdi>samples/awkward/latin-1.json, record 1</bdi></th>\n<td><bdi>not-utf8</bdi></td>")
        .doesNotContain("full.mailbox@example.net");
  }

  @Test
  void valuesFromEventsStayText() throws IOException {
    List<String> hostile =
        List.of(
            "<script>alert(1)</script>",
            "\\\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</style></details></html><!--",
            "\\u202egnp.exe",
            "a\\nb",
            "{}");
    StringBuilder events = new StringBuilder();
    for (String caller : hostile) {
      events.append(EVENT.formatted("12:00:00", caller)).append('\n');
    }
    Files.writeString(input, events);
    replay(input, "--handler", RawCallerHandler.class.getName());
    String html = withoutOurScript(Files.readString(page));
    assertThat(html)
        .doesNotContainPattern("<script|<img|<[^>]*\\son[a-z]+=|</style>(?!\\s</head>)|<!--|\u202e")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&#39; onmouseover=&#39;alert(1)")
        .contains("?gnp.exe", "a?b");
    assertThat(html.split("</html>", -1)).hasSize(2);
  }

  @Test
  void differencesOfTheProcessorsAreShown() throws IOException {
    Files.writeString(input, EVENT.formatted("12:00:00", "a b") + "\n");
    replay(input, "--processor", "both");
    assertThat(Files.readString(page))
        .contains("The function and JQ differ on 1 event")
        .contains("events.json, record 1");
    Files.writeString(input, EVENT.formatted("12:00:00", "alice") + "\n");
    replay(input, "--processor", "both", "--overwrite");
    assertThat(Files.readString(page)).contains("The function and JQ agree on every event.");
  }

  @Test
  void theSameRunMakesTheSamePage() throws IOException {
    replay(generated(30));
    byte[] first = Files.readAllBytes(page);
    replay(input, "--overwrite");
    assertThat(Files.readAllBytes(page)).isEqualTo(first);
  }

  @Test
  void withoutEventsInTimeThereIsNoChart() throws IOException {
    Files.writeString(input, "{}\n");
    replay(input);
    assertThat(Files.readString(page))
        .contains("All arrive at once: no event has a time of its own, or --arrival now")
        .doesNotContain("<svg");
    Files.writeString(input, "");
    replay(input, "--overwrite");
    assertThat(Files.readString(page)).contains("<b>0</b> <span>records</span>");
  }

  private static final String EVENT =
      """
      {"eventType":"Send","mail":{"timestamp":"2023-11-06T%sZ",\
      "tags":{"ses:caller-identity":["%s"]}}}""";

  private Path generated(int days) throws IOException {
    EventGenerator events = new EventGenerator(3, 9, Duration.ofDays(days), 0.1);
    try (var out = Files.newOutputStream(input)) {
      for (int i = 0; i < RECORDS; i++) {
        out.write(events.next());
      }
    }
    return input;
  }

  private CommandLineRun replay(Path events, Object... more) {
    assertThat(events).isEqualTo(input);
    List<Object> arguments = new ArrayList<>(List.of(arguments(more)));
    arguments.addAll(List.of("--format", "json"));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.status()).as(run.messages()).isZero();
    return run;
  }

  private Object[] arguments(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of("--out", folder.resolve("bucket"), "--seed", 5, "--report", page, input));
    return arguments.toArray();
  }

  /** The events of all rows that have none below them. */
  private static long leafEvents(String html) {
    return sum(
        numbers("<div class=\"row\">\\s<span class=\"name\">.*?</span><span>([\\d,]+)", html));
  }

  private static List<Long> numbers(String regex, String html) {
    return Pattern.compile(regex)
        .matcher(html)
        .results()
        .map((MatchResult match) -> Long.parseLong(match.group(1).replace(",", "")))
        .toList();
  }

  private static long sum(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }

  private static String plain(String html) {
    return html.replace("&quot;", "\"").replace("&#39;", "'");
  }
}

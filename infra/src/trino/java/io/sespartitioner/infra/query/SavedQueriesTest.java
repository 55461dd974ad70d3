package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.infra.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/**
 * Asks the template's saved queries of the template's table, on the engine that Athena is built on,
 * over what replay makes of the samples and of a copy of each, since Firehose delivers at least
 * once. The answers were read off the samples; DuckDB's are the same in {@code QuestionsTest}.
 */
class SavedQueriesTest {
  private static final String NEWSLETTER = "ses-smtp-user.20231106-104205";
  private static final String ORDERS = "ses-smtp-user.20231106-122830";

  @TempDir static Path disk;
  private static final Map<String, String> QUERIES = new HashMap<>();
  private static TrinoEngine trino;

  @BeforeAll
  static void fileTheSamplesTwiceAndMakeTheTable() throws IOException, InterruptedException {
    Path copies = Files.createDirectory(disk.resolve("copies"));
    try (Stream<Path> samples = Files.list(Path.of("../events/samples"))) {
      for (Path sample : samples.filter(Files::isRegularFile).toList()) {
        Files.copy(sample, copies.resolve(sample.getFileName()));
        Files.copy(sample, copies.resolve("copy-of-" + sample.getFileName()));
      }
    }
    replay("--out", disk.resolve("my-log").toString(), copies.toString());
    Template template = Templates.with("query", "athena", "bucket", "my-log");
    for (JsonNode query : Templates.properties(template, "AWS::Athena::NamedQuery")) {
      QUERIES.put(query.path("Name").textValue(), query.path("QueryString").textValue());
    }
    trino = new TrinoEngine(disk, "ses_examplecom");
    trino.create(
        onDisk(Templates.properties(template, "AWS::Glue::Table").get(0).path("TableInput")));
  }

  @AfterAll
  static void close() {
    trino.close();
  }

  @Test
  void howIsMyMailDoingDayByDay() {
    assertThat(ask("How is my mail doing, day by day?", ORDERS))
        .containsExactly("2023-11-06|5|2|1|1|1|1");
  }

  @Test
  void whatAreMyRates() {
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", ORDERS))
        .as("the complaint is of the account's own suppression list")
        .containsExactly("1|1|0|1.0|0.0");
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", NEWSLETTER))
        .as("of two hard bounces, one is of the account's own suppression list")
        .containsExactly("1|1|1|1.0|1.0");
  }

  @Test
  void whoBouncedAndWhy() {
    assertThat(ask("Who bounced, and why?", NEWSLETTER))
        .hasSize(3)
        .satisfiesExactly(
            row ->
                assertThat(row).startsWith("Permanent|General|5.1.1|former.reader@example.org|1|"),
            row ->
                assertThat(row)
                    .startsWith(
                        "Permanent|OnAccountSuppressionList|5.1.1|suppressed@example.net|1|"),
            row ->
                assertThat(row)
                    .startsWith("Transient|MailboxFull|4.4.7|full.mailbox@example.net|1|"));
  }

  @Test
  void whoComplained() {
    assertThat(ask("Who complained?", NEWSLETTER))
        .containsExactly(
            "hana@example.net|abuse|0106018ba2ad7834-6a8f6da1-f679-4817-8b61-f7adef1f9c73-000000"
                + "|Autumn events near you|2023-11-07T00:12:44.000Z");
  }

  @Test
  void whatHappenedToARecipient() {
    assertThat(
            ask(
                "What happened to the mail of this recipient?",
                NEWSLETTER,
                "RECIPIENT",
                "hana@example.net"))
        .extracting(row -> row.split("\\|", -1)[1])
        .containsExactly("Send", "Subscription", "Delivery", "Open", "Open", "Click", "Complaint");
  }

  @Test
  void whatHappenedToAMessage() {
    assertThat(
            ask(
                "What happened to this message?",
                NEWSLETTER,
                "MESSAGE",
                "0106018ba2ad7ae9-586dd3d6-36e8-475e-85bf-bb8e5ea0c129-000000"))
        .containsExactly("2023-11-06T03:29:23.000Z|Bounce|General");
  }

  @Test
  void whichProviderIsSlow() {
    assertThat(ask("Which provider is slow to take my mail?", ORDERS))
        .containsExactly("partner.example|2|2531|2531", "example.org|1|2223|2223");
  }

  @Test
  void whatIsOpenedAndClicked() {
    assertThat(ask("What is opened and clicked, by people and by bots?", NEWSLETTER))
        .containsExactly("Autumn events near you|1|1|0");
  }

  @Test
  void copiesAreTakenOut() {
    assertThat(ask("All events, copies taken out", NEWSLETTER)).hasSize(12);
  }

  private static List<String> ask(String question, String sender, String... words) {
    String sql =
        QUERIES
            .get(question)
            .replace("USERNAME", sender)
            .replace("2026/01/01", "2023/01/01")
            .replace("2026/01/31", "2023/12/31");
    for (int i = 0; i < words.length; i += 2) {
      sql = sql.replace(words[i], words[i + 1]);
    }
    return trino.rows(sql);
  }

  /**
   * The table of the template with a folder in place of its bucket. Athena counts the range of a
   * projection in years too, Trino only in days and less.
   */
  private static JsonNode onDisk(JsonNode table) throws IOException {
    return new ObjectMapper()
        .readTree(
            table
                .toString()
                .replace("s3://my-log/", "local:///my-log/")
                .replace("NOW-10YEARS", "NOW-3652DAYS"));
  }

  private static void replay(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.sespartitioner.replay.Replay"),
                Stream.of(arguments))
            .toList();
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}

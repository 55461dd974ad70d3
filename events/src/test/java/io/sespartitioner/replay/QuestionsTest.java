package io.sespartitioner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the queries of the page of questions in DuckDB, over what replay makes of the samples and of
 * a copy of each, since Firehose delivers at least once. The answers were read off the samples.
 */
class QuestionsTest {
  private static final String NEWSLETTER = "ses-smtp-user.20231106-104205";
  private static final String ORDERS = "ses-smtp-user.20231106-122830";

  @TempDir static Path folder;
  private static final Map<String, String> QUERIES = new LinkedHashMap<>();
  private static Connection duckDb;

  @BeforeAll
  static void fileTheSamplesTwice() throws IOException, SQLException {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    try (Stream<Path> samples = Files.list(Path.of("samples"))) {
      for (Path sample : samples.filter(Files::isRegularFile).toList()) {
        Files.copy(sample, copies.resolve(sample.getFileName()));
        Files.copy(sample, copies.resolve("copy-of-" + sample.getFileName()));
      }
    }
    CommandLineRun run = CommandLineRun.of("--out", folder.resolve("my-log"), copies);
    assertThat(run.status()).as(run.messages()).isZero();
    Matcher block =
        Pattern.compile("## ([^\n]+)\n(?:(?!\n## ).)*?```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs/questions.md"), UTF_8));
    while (block.find()) {
      QUERIES.put(block.group(1), block.group(2));
    }
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(
          QUERIES.remove("DuckDB").replace("my-log", folder.resolve("my-log").toString()));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  @Test
  void howIsMyMailDoingDayByDay() throws SQLException {
    assertThat(ask("How is my mail doing, day by day?", ORDERS))
        .containsExactly("2023-11-06|5|2|1|1|1|1");
  }

  @Test
  void whatAreMyRates() throws SQLException {
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", ORDERS))
        .as("the complaint is of the account's own suppression list")
        .containsExactly("1|1|0|1.0|0.0");
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", NEWSLETTER))
        .as("of two hard bounces, one is of the account's own suppression list")
        .containsExactly("1|1|1|1.0|1.0");
  }

  @Test
  void whoBouncedAndWhy() throws SQLException {
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
  void whoComplained() throws SQLException {
    assertThat(ask("Who complained?", NEWSLETTER))
        .containsExactly(
            "hana@example.net|abuse|0106018ba2ad7834-6a8f6da1-f679-4817-8b61-f7adef1f9c73-000000"
                + "|Autumn events near you|2023-11-07T00:12:44.000Z");
  }

  @Test
  void whatHappenedToARecipient() throws SQLException {
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
  void whatHappenedToAMessage() throws SQLException {
    assertThat(
            ask(
                "What happened to this message?",
                NEWSLETTER,
                "MESSAGE",
                "0106018ba2ad7ae9-586dd3d6-36e8-475e-85bf-bb8e5ea0c129-000000"))
        .containsExactly("2023-11-06T03:29:23.000Z|Bounce|General");
  }

  @Test
  void whichProviderIsSlow() throws SQLException {
    assertThat(ask("Which provider is slow to take my mail?", ORDERS))
        .containsExactly("partner.example|2|2531.0|2531.0", "example.org|1|2223.0|2223.0");
  }

  @Test
  void whatIsOpenedAndClicked() throws SQLException {
    assertThat(ask("What is opened and clicked, by people and by bots?", NEWSLETTER))
        .containsExactly("Autumn events near you|1|1|0");
  }

  @Test
  void copiesAreTakenOut() throws SQLException {
    assertThat(ask("All events, copies taken out", NEWSLETTER)).hasSize(12);
  }

  @Test
  void theQueriesAreTheOnesThatAthenaHasSaved() throws IOException {
    Path saved = Path.of("../infra/src/main/resources/io/sespartitioner/infra/query");
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(saved)) {
      for (Path file : files.toList()) {
        texts.add(
            Files.readString(file)
                .replace(
                    "{partitions}",
                    "username = 'USERNAME' AND day BETWEEN '2026/01/01' AND '2026/01/31'"));
      }
    }
    assertThat(QUERIES.values()).containsExactlyInAnyOrderElementsOf(texts);
  }

  private static List<String> ask(String question, String sender, String... words)
      throws SQLException {
    String sql =
        QUERIES
            .get(question)
            .replace("USERNAME", sender)
            .replace("2026/01/01", "2023/01/01")
            .replace("2026/01/31", "2023/12/31");
    for (int i = 0; i < words.length; i += 2) {
      sql = sql.replace(words[i], words[i + 1]);
    }
    List<String> rows = new ArrayList<>();
    try (Statement statement = duckDb.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      while (results.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(results.getObject(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }
}

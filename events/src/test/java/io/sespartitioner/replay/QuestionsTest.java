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

/** Runs the queries of the page of questions in DuckDB. */
class QuestionsTest implements Answers {

  @TempDir static Path folder;
  private static final Map<String, String> QUERIES = new LinkedHashMap<>();
  private static AskedMail mail;
  private static Connection duckDb;

  @BeforeAll
  static void fileTheMail() throws IOException, SQLException {
    mail = AskedMail.file(Path.of("samples"), folder);
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
  void theQueriesAreTheOnesThatAthenaHasSaved() throws IOException {
    Path saved = Path.of("../infra/src/main/resources/io/sespartitioner/infra/query");
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(saved)) {
      for (Path file : files.filter(QuestionsTest::isQuestion).toList()) {
        texts.add(
            Files.readString(file)
                .replace(
                    "{partitions}",
                    "username = 'USERNAME' AND day BETWEEN '2026/01/01' AND '2026/01/31'")
                .replace("{dates}", "day BETWEEN '2026/01/01' AND '2026/01/31'")
                .replace("{sender}", "username"));
      }
    }
    assertThat(QUERIES.values()).containsExactlyInAnyOrderElementsOf(texts);
  }

  private static boolean isQuestion(Path file) {
    return !List.of("events-view.sql", "events.columns").contains(file.getFileName().toString());
  }

  @Override
  public String median(int number) {
    return number + ".0";
  }

  @Override
  public AskedMail mail() {
    return mail;
  }

  @Override
  public List<String> rows(String question, String... words) throws SQLException {
    String sql = Answers.with(QUERIES.get(question), words);
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

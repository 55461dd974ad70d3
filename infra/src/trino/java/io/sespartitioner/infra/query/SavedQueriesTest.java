package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.infra.Templates;
import io.sespartitioner.replay.Answers;
import io.sespartitioner.replay.AskedMail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/**
 * Asks the template's saved queries of the template's table, on the engine that Athena is built on.
 */
class SavedQueriesTest implements Answers {

  @TempDir static Path disk;
  private static final Map<String, String> QUERIES = new HashMap<>();
  private static AskedMail mail;
  private static TrinoEngine trino;

  @BeforeAll
  static void fileTheMailAndMakeTheTables() throws IOException {
    mail = AskedMail.file(Path.of("../events/samples"), disk);
    Template template = Templates.with("query", "athena", "bucket", "my-log");
    for (JsonNode query : Templates.properties(template, "AWS::Athena::NamedQuery")) {
      QUERIES.put(query.path("Name").textValue(), query.path("QueryString").textValue());
    }
    trino = new TrinoEngine(disk, "ses_examplecom");
    for (JsonNode table : Templates.properties(template, "AWS::Glue::Table")) {
      trino.create(onDisk(table.path("TableInput")));
    }
  }

  /** So a column whose values are known need not be named. */
  @Test
  void sendersThatAreKnownNeedNoCondition() throws IOException {
    Map<String, List<String>> readers =
        Map.of(
            "sender-1", List.of("arn:aws:iam::111122223333:role/one"),
            "sender-2", List.of("arn:aws:iam::111122223333:role/two"));
    Template template = Templates.with("query", "athena", "bucket", "my-log", "readers", readers);
    for (JsonNode table : Templates.properties(template, "AWS::Glue::Table")) {
      ObjectNode input = (ObjectNode) onDisk(table.path("TableInput"));
      if (input.path("Name").asText().equals("records")) {
        trino.create(input.put("Name", "listed"));
      }
    }
    assertThat(
            trino.rows(
                "SELECT DISTINCT username FROM listed WHERE day BETWEEN '2026/01/01' AND"
                    + " '2026/01/31' ORDER BY username"))
        .containsExactly("sender-1", "sender-2");
  }

  @Test
  void tagsKeepTheLetterCaseOfTheirNames() {
    assertThat(
            trino.rows(
                "SELECT DISTINCT element_at(mail.tags, 'Campaign')[1], element_at(mail.tags,"
                    + " 'campaign') FROM events WHERE username = 'sender-1' AND day BETWEEN"
                    + " '2026/01/01' AND '2026/01/31'"))
        .containsExactly("Spring|null");
  }

  @Test
  void aQueryThatNamesNoSenderIsRefusedWhereAnyMayCome() {
    assertThatThrownBy(() -> trino.rows("SELECT count(*) FROM events WHERE day = '2026/01/01'"))
        .hasMessageContaining("username");
  }

  @AfterAll
  static void close() {
    trino.close();
  }

  @Override
  public String median(int number) {
    return Integer.toString(number);
  }

  @Override
  public AskedMail mail() {
    return mail;
  }

  @Override
  public List<String> rows(String question, String... words) {
    return trino.rows(Answers.with(QUERIES.get(question), words));
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
}

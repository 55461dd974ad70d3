package io.sespartitioner.infra.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.infra.Templates;
import io.sespartitioner.replay.AnswersOnSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/**
 * Asks the template's saved queries of the template's table, on the engine that Athena is built on.
 */
class SavedQueriesTest implements AnswersOnSamples {

  @TempDir static Path disk;
  private static final Map<String, String> QUERIES = new HashMap<>();
  private static TrinoEngine trino;

  @BeforeAll
  static void fileTheSamplesTwiceAndMakeTheTable() throws IOException, InterruptedException {
    Path copies = disk.resolve("copies");
    AnswersOnSamples.copyTwice(Path.of("../events/samples"), copies);
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

  @Override
  public String median(int number) {
    return Integer.toString(number);
  }

  @Override
  public List<String> ask(String question, String sender, String... words) {
    return trino.rows(AnswersOnSamples.query(QUERIES.get(question), sender, words));
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

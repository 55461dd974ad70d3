package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.infra.Templates;
import io.sespartitioner.infra.settings.BadSettingsException;
import io.sespartitioner.infra.settings.Settings;
import io.trino.sql.parser.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/** What the setting {@code query} adds. */
class EventQueriesTest {
  private static Template template;

  @TempDir private Path folder;

  @BeforeAll
  static void makeTheTemplate() {
    template = Templates.with("query", "athena");
  }

  @Test
  void theTableIsOverTheFoldersThatTheRulesMake() {
    JsonNode table = only("AWS::Glue::Table").path("TableInput");
    JsonNode parameters = table.path("Parameters");
    assertThat(parameters.path("storage.location.template").toString())
        .contains("s3://")
        .contains("/${username}/${day}/");
    assertThat(parameters.path("projection.username.type").asText()).isEqualTo("injected");
    assertThat(parameters.path("projection.day.format").asText()).isEqualTo("yyyy/MM/dd");
    assertThat(table.path("PartitionKeys").findValuesAsText("Name"))
        .containsExactly("username", "day");
    assertThat(table.path("StorageDescriptor").path("Columns").findValuesAsText("Name"))
        .contains("eventtype", "mail", "bounce", "deliverydelay");
  }

  @Test
  void theErrorOutputLiesInNoPartitionOfASender() {
    // Its folder has no days below: processing-failed/ is not <sender>/<yyyy>/<MM>/<dd>/.
    assertThat(only("AWS::Glue::Table").toString()).doesNotContain("processing-failed");
    assertThat(
            Templates.properties(template, "AWS::KinesisFirehose::DeliveryStream")
                .get(0)
                .toString())
        .contains("\"ErrorOutputPrefix\":\"!{firehose:error-output-type}/\"");
  }

  @Test
  void queriesAreLimitedAndTheirResultsEncryptedAndSoonGone() {
    JsonNode configuration = only("AWS::Athena::WorkGroup").path("WorkGroupConfiguration");
    assertThat(configuration.path("EnforceWorkGroupConfiguration").asBoolean()).isTrue();
    assertThat(configuration.path("BytesScannedCutoffPerQuery").asLong()).isEqualTo(107374182400L);
    assertThat(
            configuration
                .at("/ResultConfiguration/EncryptionConfiguration/EncryptionOption")
                .asText())
        .isEqualTo("SSE_S3");
    assertThat(Templates.properties(template, "AWS::S3::Bucket"))
        .anyMatch(bucket -> bucket.toString().contains("\"ExpirationInDays\":7"));
  }

  @Test
  void eachQuestionIsASavedQueryWithinNamedPartitionsThatAthenasEngineCanRead() {
    List<JsonNode> queries = Templates.properties(template, "AWS::Athena::NamedQuery");
    assertThat(queries).hasSize(Question.values().length);
    assertThat(queries)
        .allSatisfy(
            query -> {
              String sql = query.path("QueryString").asText();
              assertThat(sql).contains("username = 'USERNAME' AND day BETWEEN").doesNotContain("{");
              assertThat(new SqlParser().createStatement(sql)).isNotNull();
              assertThat(query.path("Description").asText()).contains("$5 a terabyte");
            });
  }

  @Test
  void withoutTheSettingNothingIsAdded() {
    assertThat(Templates.properties(Templates.with(), "AWS::Glue::Table")).isEmpty();
    assertThat(Templates.properties(Templates.with("query", "none"), "AWS::Athena::WorkGroup"))
        .isEmpty();
  }

  @Test
  void anotherEngineAndALayoutThatCannotBeProjectedAreToldAtOnce() throws IOException {
    Path rules = folder.resolve("rules.json");
    Files.writeString(
        rules, "{\"prefix\":\"!{key:a}/!{timestamp:MM}/\",\"keys\":{\"a\":{\"tag\":\"x\"}}}");
    assertThatExceptionOfType(BadSettingsException.class)
        .isThrownBy(() -> read(Map.of("domain", "example.com", "query", "presto")))
        .withMessageContaining("query: 'presto' is not none or athena");
    assertThatExceptionOfType(BadSettingsException.class)
        .isThrownBy(
            () -> read(Map.of("domain", "nowhere", "query", "athena", "rules", rules.toString())))
        .withMessageContaining("domain: 'nowhere'")
        .withMessageContaining("query: for athena, a time without its year");
  }

  private static Settings read(Map<String, Object> context) {
    return Settings.read(context, Path.of(""));
  }

  private static JsonNode only(String type) {
    List<JsonNode> found = Templates.properties(template, type);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}

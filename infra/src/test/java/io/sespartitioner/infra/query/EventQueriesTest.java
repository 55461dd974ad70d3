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
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
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
    JsonNode table = table("records");
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
  void theViewIsInTheTablesPlaceAndHasItsColumns() {
    assertThat(
            Templates.tree(template).path("Resources").properties().stream()
                .filter(resource -> resource.getKey().startsWith("QueriesTable"))
                .map(resource -> resource.getValue().at("/Properties/TableInput/Name").asText()))
        .containsExactly("events");
    JsonNode view = table("events");
    assertThat(view.path("TableType").asText()).isEqualTo("VIRTUAL_VIEW");
    assertThat(view.path("StorageDescriptor").path("Columns").findValuesAsText("Name"))
        .startsWith("eventtype", "mail")
        .endsWith("event_time", "recipients", "username", "day");
  }

  @Test
  void ofAllSendersThereIsATableWithoutPartitionsUnlessTheyAreKnown() throws IOException {
    assertThat(table("all_records").has("PartitionKeys")).isFalse();
    Path rules = folder.resolve("closed.json");
    Files.writeString(
        rules,
        """
        {
          "prefix": "!{key:app}/!{timestamp:yyyy/MM/dd}/",
          "keys": { "app": { "tag": "app", "match": "^(orders|news)$" } }
        }
        """);
    assertThat(
            Templates.properties(
                Templates.with("query", "athena", "rules", rules.toString()), "AWS::Glue::Table"))
        .extracting(table -> table.at("/TableInput/Name").asText())
        .containsExactlyInAnyOrder("records", "events", "all_events");
  }

  @Test
  void readersAreSendersThatAreKnown() {
    Template withReaders =
        Templates.with(
            "query",
            "athena",
            "readers",
            Map.of("orders", List.of("arn:aws:iam::111122223333:role/orders")));
    assertThat(Templates.properties(withReaders, "AWS::Glue::Table").toString())
        .contains("\"projection.username.values\":\"orders,unknown\"")
        .as("others are not lost")
        .contains("\"Name\":\"all_records\"");
  }

  @Test
  void withoutSendsTheQuestionsOfRatesAndASynthSayWhatIsMissing() {
    assertThat(ratesDescriptions(template)).hasSize(2).allMatch(text -> text.contains("\"send\""));
    annotations(Map.of("domain", "example.com", "query", "athena"))
        .hasWarning("*", Match.stringLikeRegexp(".*\"send\" among eventTypes.*"));
    assertThat(ratesDescriptions(Templates.with("query", "athena", "eventTypes", "all")))
        .hasSize(2)
        .noneMatch(text -> text.contains("\"send\""));
    annotations(Map.of("domain", "example.com", "query", "athena", "eventTypes", "send,bounce"))
        .hasNoWarning("*", Match.stringLikeRegexp(".*eventTypes.*"));
  }

  private static List<String> ratesDescriptions(Template template) {
    return Templates.properties(template, "AWS::Athena::NamedQuery").stream()
        .filter(query -> query.path("QueryString").asText().contains("bounce_rate"))
        .map(query -> query.path("Description").asText())
        .toList();
  }

  private static Annotations annotations(Map<String, Object> context) {
    return Annotations.fromStack(Templates.stack(Templates.app(), context));
  }

  @Test
  void theErrorOutputLiesInNoPartitionOfASender() {
    // Its folder has no days below: processing-failed/ is not <sender>/<yyyy>/<MM>/<dd>/.
    assertThat(table("records").toString()).doesNotContain("processing-failed");
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
              assertThat(sql)
                  .containsPattern(
                      "(username = 'USERNAME' AND|FROM all_events .*\\n *WHERE) day BETWEEN")
                  .doesNotContain("{");
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

  private static JsonNode table(String name) {
    return Templates.properties(template, "AWS::Glue::Table").stream()
        .map(table -> table.path("TableInput"))
        .filter(table -> table.path("Name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode only(String type) {
    List<JsonNode> found = Templates.properties(template, type);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}

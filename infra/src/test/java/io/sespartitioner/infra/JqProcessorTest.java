package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.routing.JqQuery;
import io.sespartitioner.routing.RoutingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Template;

/** The processor {@code jq}. */
class JqProcessorTest {

  private static final Template TEMPLATE = Templates.with("processor", "jq");

  @Test
  void prefixReadsTheKeysOfTheQuery() {
    assertThat(destination().path("Prefix").asText())
        .isEqualTo(
            "!{partitionKeyFromQuery:userName}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/");
  }

  @Test
  void queryIsDerivedFromTheRules() {
    String query = parameter("MetadataExtractionQuery");
    assertThat(query)
        .isEqualTo(JqQuery.of(RoutingRules.standard()).text())
        .contains("ses:caller-identity")
        .hasSizeLessThanOrEqualTo(5_120);
    assertThat(parameter("JsonParsingEngine")).isEqualTo("JQ-1.6");
  }

  @Test
  void inlineParsingIsTheOnlyProcessor() {
    assertThat(processors()).hasSize(1);
    assertThat(processors().path(0).path("Type").asText()).isEqualTo("MetadataExtraction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS::Lambda::Function", "AWS::Lambda::Version", "AWS::Lambda::Permission"})
  void hasNothingOfTheLambda(String type) {
    TEMPLATE.resourceCountIs(type, 0);
  }

  @Test
  void hasOneLogGroup() {
    TEMPLATE.resourceCountIs("AWS::Logs::LogGroup", 1);
  }

  private static String parameter(String name) {
    return processors()
        .path(0)
        .path("Parameters")
        .valueStream()
        .filter(parameter -> parameter.path("ParameterName").asText().equals(name))
        .map(parameter -> parameter.path("ParameterValue").asText())
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode processors() {
    return destination().path("ProcessingConfiguration").path("Processors");
  }

  private static JsonNode destination() {
    return Templates.properties(TEMPLATE, "AWS::KinesisFirehose::DeliveryStream")
        .get(0)
        .path("ExtendedS3DestinationConfiguration");
  }
}

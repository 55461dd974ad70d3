package io.sespartitioner.infra.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.infra.Templates;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The template without the CDK, and what it comes to beside the CDK's own. */
class ParameterTemplateTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode template;

  @BeforeAll
  static void readTemplate() throws IOException {
    template = JSON.readTree(Templates.parameterTemplate().resolve("template.json").toFile());
  }

  /** By settings: {@code bucket=old} is the parameter {@code Bucket} here and the context there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "processor=jq",
        "configurationSet=old-set",
        "bucket=old-bucket",
        "bounceFeedbackAddress=b@example.com",
        "processor=jq complaintFeedbackAddress=c@example.com alarmAddress=a@example.com",
        "bucket=old-bucket configurationSet=old-set bufferSeconds=60 bufferMebibytes=64",
        "processor=jq bucket=old-bucket configurationSet=old-set bufferSeconds=300",
        "logExpirationDays=731 alarmAddress=a@example.com bounceFeedbackAddress=b@example.com",
        "eventTypes=send,delivery,renderingFailure configurationSet=old-set"
            + " bounceFeedbackAddress=b@example.com complaintFeedbackAddress=c@example.com"
      })
  void comesToWhatTheCdkMakesResourceByResource(String settings) {
    Map<String, String> chosen = Templates.settings(settings);
    ConditionalTemplate ours = new ConditionalTemplate(template, parameters(chosen));
    ConditionalTemplate cdk = new ConditionalTemplate(cdk(chosen), Map.of());
    assertThat(resources(ours)).containsExactlyInAnyOrderEntriesOf(resources(cdk));
    assertThat(outputs(ours)).isEqualTo(outputs(cdk));
  }

  private static Map<String, String> parameters(Map<String, String> settings) {
    Map<String, String> parameters = new HashMap<>(Map.of("Domain", "example.com"));
    settings.forEach((key, value) -> parameters.put(parameter(key), value));
    return parameters;
  }

  private static String parameter(String setting) {
    return Character.toUpperCase(setting.charAt(0)) + setting.substring(1);
  }

  private static JsonNode cdk(Map<String, String> settings) {
    return Templates.tree(
        Templates.with(
            settings.entrySet().stream()
                .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue()))
                .toArray()));
  }

  /** Resources by name, as texts; without what is another thing for a reason that is told. */
  private static Map<String, JsonNode> resources(ConditionalTemplate template) {
    Map<String, JsonNode> resources = new HashMap<>();
    template
        .members("Resources")
        .propertyStream()
        .forEach(
            resource ->
                resources.put(name(resource), comparable((ObjectNode) resource.getValue())));
    return resources;
  }

  /** The CDK names a subscription after its address, which a parameter leaves open. */
  private static String name(Map.Entry<String, JsonNode> resource) {
    JsonNode properties = resource.getValue().path("Properties");
    return resource.getValue().path("Type").asText().equals("AWS::SNS::Subscription")
        ? "subscription to " + properties.path("TopicArn").path("Ref").asText()
        : resource.getKey();
  }

  private static ObjectNode comparable(ObjectNode resource) {
    if (resource.path("Type").asText().equals("AWS::Lambda::Function")) {
      // A path or a parameter here, the CDK's asset there.
      ((ObjectNode) resource.path("Properties")).remove("Code");
    }
    JsonNode metadata = resource.remove("Metadata");
    if (metadata != null && metadata.has("DependsOn") && !metadata.path("DependsOn").isEmpty()) {
      // Where CloudFormation takes a dependency with a condition.
      resource.putArray("DependsOn").add(metadata.path("DependsOn").path(0).path("Ref").asText());
    }
    return resource;
  }

  private static Map<String, JsonNode> outputs(ConditionalTemplate template) {
    Map<String, JsonNode> values = new HashMap<>();
    template
        .members("Outputs")
        .propertyStream()
        .forEach(output -> values.put(output.getKey(), output.getValue().path("Value")));
    return values;
  }
}

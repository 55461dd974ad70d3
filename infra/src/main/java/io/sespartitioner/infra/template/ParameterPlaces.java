package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.infra.pipeline.PipelineWatch;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where a template with parameters has those that are numbers or lists. */
final class ParameterPlaces {

  private static final String FRESHNESS = "DeliveryToS3.DataFreshness";

  /** What to say of outputs that tell the buffer's minutes, where those are not known. */
  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          "ListDelivered",
          "Lists what was delivered, a minute after the buffer's time (BufferSeconds) is over",
          "StopPublishing",
          "Run this before you delete the stack, and wait for two times BufferSeconds: what the"
              + " delivery stream still holds is deleted with it");

  private final ObjectNode template;

  private ParameterPlaces(ObjectNode template) {
    this.template = template;
  }

  /** Puts the parameters into {@code template}, which has the default values there. */
  static void fill(ObjectNode template) {
    ParameterPlaces places = new ParameterPlaces(template);
    places.lifetimes();
    places.buffer();
    places.eventTypes();
    places.lateness();
    DESCRIPTIONS.forEach(
        (output, text) ->
            ((ObjectNode) template.path("Outputs").path(output)).put("Description", text));
  }

  private void lifetimes() {
    each("AWS::Logs::LogGroup", log -> refer(log, "RetentionInDays", "LogExpirationDays"));
    each(
        "AWS::S3::Bucket",
        bucket ->
            bucket
                .at("/LifecycleConfiguration/Rules")
                .valueStream()
                .filter(rule -> rule.has("ExpirationInDays"))
                .forEach(rule -> refer(rule, "ExpirationInDays", "LogExpirationDays")));
  }

  private void buffer() {
    each(
        "AWS::KinesisFirehose::DeliveryStream",
        stream -> {
          JsonNode hints = stream.at("/ExtendedS3DestinationConfiguration/BufferingHints");
          refer(hints, "IntervalInSeconds", "BufferSeconds");
          refer(hints, "SizeInMBs", "BufferMebibytes");
        });
  }

  private void eventTypes() {
    each(
        "AWS::SES::ConfigurationSetEventDestination",
        publishing -> {
          JsonNode destination = publishing.path("EventDestination");
          if (destination.has("KinesisFirehoseDestination")) {
            refer(destination, "MatchingEventTypes", "EventTypes");
          }
        });
  }

  /** CloudFormation can't calculate, so a mapping has the alarm's threshold for each buffer. */
  private void lateness() {
    ObjectNode mapping = template.withObjectProperty("Mappings").withObjectProperty("LateAfter");
    each(
        "AWS::CloudWatch::Alarm",
        alarm -> {
          if (alarm.path("MetricName").asText().equals(FRESHNESS)) {
            thresholds(mapping, alarm.path("Threshold"));
            alarm
                .putObject("Threshold")
                .putArray("Fn::FindInMap")
                .add("LateAfter")
                .add(reference("BufferSeconds"))
                .add(reference("Processor"));
          }
        });
  }

  /** The thresholds of each buffer, after {@code standard}: that of the default one. */
  private void thresholds(ObjectNode mapping, JsonNode standard) {
    JsonNode buffer = template.at("/Parameters/BufferSeconds");
    double waiting = PipelineWatch.longestBufferingSeconds(buffer.path("Default").asInt());
    Iterator<JsonNode> byProcessor =
        standard.isNumber()
            ? List.of(standard).iterator()
            : standard.path("Fn::If").valueStream().skip(1).iterator();
    for (JsonNode processor : template.at("/Parameters/Processor/AllowedValues")) {
      double others = byProcessor.next().asDouble() - waiting;
      for (JsonNode seconds : buffer.path("AllowedValues")) {
        double late = others + PipelineWatch.longestBufferingSeconds(seconds.asInt());
        mapping
            .withObjectProperty(seconds.asText())
            .put(processor.asText(), Integer.toString((int) Math.round(late)));
      }
    }
  }

  /** The properties of each resource of {@code type}. */
  private void each(String type, Consumer<ObjectNode> consumer) {
    template
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals(type))
        .forEach(resource -> consumer.accept((ObjectNode) resource.path("Properties")));
  }

  private static void refer(JsonNode parent, String property, String parameter) {
    ((ObjectNode) parent).set(property, reference(parameter));
  }

  private static ObjectNode reference(String parameter) {
    return JsonNodeFactory.instance.objectNode().put("Ref", parameter);
  }
}

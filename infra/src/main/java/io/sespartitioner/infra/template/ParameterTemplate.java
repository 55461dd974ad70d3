package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.infra.pipeline.PartitioningQuery;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import io.sespartitioner.routing.NotExpressibleInJqException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack as one template with parameters: what the CDK's app decides when it runs,
 * CloudFormation decides by conditions.
 *
 * <p>It is made of the app's own templates. One has everything, with marks for texts; each choice
 * has another, and what differs gets the choice's condition. The parameters and conditions
 * themselves are in {@code parameters.json} among this package's resources.
 */
final class ParameterTemplate {

  /** The assembly that has everything, the function's code as well. */
  static final String EVERYTHING = "everything";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SET_MARK = "parameter-ConfigurationSet";
  private static final String BUCKET_MARK = "parameter-bucket";

  /** What each setting that is a parameter is when everything is made. */
  static final Map<Setting<?>, Object> ALL_ON =
      Map.ofEntries(
          Map.entry(Setting.DOMAIN, "domain.parameter.invalid"),
          Map.entry(Setting.PROCESSOR, "lambda"),
          Map.entry(Setting.CONFIGURATION_SET, ""),
          Map.entry(Setting.BUCKET, ""),
          Map.entry(Setting.BOUNCE_FEEDBACK_ADDRESS, "bounces@parameter.invalid"),
          Map.entry(Setting.COMPLAINT_FEEDBACK_ADDRESS, "complaints@parameter.invalid"),
          Map.entry(Setting.ALARM_ADDRESS, "alarms@parameter.invalid"),
          Map.entry(Setting.LOG_EXPIRATION_DAYS, ""),
          Map.entry(Setting.EVENT_TYPES, ""),
          Map.entry(Setting.BUFFER_SECONDS, ""),
          Map.entry(Setting.BUFFER_MEBIBYTES, ""),
          Map.entry(Setting.NAME, ""),
          Map.entry(Setting.SENDER_ALARMS, ""),
          Map.entry(Setting.TERMINATION_PROTECTION, ""),
          // What a bucket may have only while the stack makes it, and what is another account's.
          Map.entry(Setting.READERS, ""),
          Map.entry(Setting.ENCRYPTION_KEY, ""),
          Map.entry(Setting.ARCHIVE_AFTER_DAYS, ""),
          Map.entry(Setting.ACCESS_LOGS, ""),
          Map.entry(Setting.BACKFILL, ""));

  private static final Choice BY_LAMBDA = new Choice("ByLambda", Setting.PROCESSOR, "jq");

  private static final List<Choice> CHOICES =
      List.of(
          BY_LAMBDA,
          new Choice("MakesConfigurationSet", Setting.CONFIGURATION_SET, SET_MARK),
          new Choice("MakesBucket", Setting.BUCKET, BUCKET_MARK),
          new Choice("SendsBounces", Setting.BOUNCE_FEEDBACK_ADDRESS, ""),
          new Choice("SendsComplaints", Setting.COMPLAINT_FEEDBACK_ADDRESS, ""),
          new Choice("SendsAlarms", Setting.ALARM_ADDRESS, ""));

  /**
   * What is there while a condition holds.
   *
   * @param off the setting's value when it doesn't
   */
  private record Choice(String condition, Setting<?> setting, String off) {

    JsonNode without(TemplateVariants stacks) throws IOException {
      Map<Setting<?>, Object> chosen = new HashMap<>(ALL_ON);
      chosen.put(setting, off);
      return stacks.template(condition, chosen);
    }
  }

  private ParameterTemplate() {}

  /**
   * The template, whose function has its code where the CDK puts it. If JQ can't express the rules,
   * {@code lambda} is the only processor.
   */
  static ObjectNode of(TemplateVariants stacks) throws IOException {
    ObjectNode template = frame();
    Alternatives alternatives = new Alternatives(stacks.template(EVERYTHING, ALL_ON));
    for (Choice choice : CHOICES) {
      if (choice.equals(BY_LAMBDA) && !expressibleInJq(stacks.settings(ALL_ON))) {
        ((ArrayNode) template.at("/Parameters/Processor/AllowedValues")).remove(1);
        ((ObjectNode) template.path("Conditions")).remove(BY_LAMBDA.condition());
      } else {
        alternatives.add(choice.condition(), choice.without(stacks));
      }
    }
    JsonNode made = marks().replace(alternatives.template());
    template.set("Resources", made.path("Resources"));
    template.set("Outputs", made.path("Outputs"));
    ParameterPlaces.fill(template);
    return template;
  }

  private static boolean expressibleInJq(Settings settings) {
    try {
      PartitioningQuery.of(settings.get(Setting.RULES).rules());
      return true;
    } catch (NotExpressibleInJqException e) {
      return false;
    }
  }

  private static Marks marks() throws IOException {
    JsonNode name =
        JSON.readTree(
            """
            {"Fn::If": [
              "GivesName",
              {"Ref": "NoColonDomain"},
              {"Fn::Join": ["", {"Fn::Split": [".", {"Ref": "Domain"}]}]}
            ]}
            """);
    JsonNode database =
        JSON.readTree(
            """
            {"Fn::Join": ["", ["ses_", {"Fn::Join": ["_", {"Fn::Split": ["-", %s]}]}]]}
            """
                .formatted(name));
    return new Marks(
        Map.of(
            // Athena takes no hyphen in it.
            "ses_domainparameterinvalid",
            database,
            "domain.parameter.invalid",
            parameter("Domain"),
            "domainparameterinvalid",
            name,
            SET_MARK,
            parameter("ConfigurationSet"),
            BUCKET_MARK,
            parameter("Bucket"),
            "bounces@parameter.invalid",
            parameter("BounceFeedbackAddress"),
            "complaints@parameter.invalid",
            parameter("ComplaintFeedbackAddress"),
            "alarms@parameter.invalid",
            parameter("AlarmAddress")));
  }

  private static JsonNode parameter(String name) {
    return JsonNodeFactory.instance.objectNode().put("Ref", name);
  }

  private static ObjectNode frame() throws IOException {
    try (InputStream file = ParameterTemplate.class.getResourceAsStream("parameters.json")) {
      return (ObjectNode) JSON.readTree(file);
    }
  }
}

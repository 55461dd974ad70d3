package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** The app as a program. */
class InfraAppTest {

  /** With these the stack has all that it can have. */
  private static final Map<String, String> EVERYTHING =
      Map.of(
          "query",
          "athena",
          "encryptionKey",
          "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
          "readers",
          "{\"a\": \"arn:aws:iam::111122223333:role/team-a\","
              + " \"b\": \"arn:aws:iam::444455556666:role/reader\"}",
          "tags",
          "{\"team\": \"mail\", \"cost\": \"7\"}",
          "bounceFeedbackAddress",
          "bounces@example.com",
          "complaintFeedbackAddress",
          "complaints@example.com",
          "alarmAddress",
          "ops@example.com",
          "backfill",
          "s3://old-bucket/logs",
          "backfillJob",
          Templates.backfillJob());

  @TempDir private Path folder;

  @Test
  void badSettingsEndWithStatus1AndEveryProblemButNoStackTrace() {
    assertThat(run("-c", "domain=nowhere", "-c", "bufferSeconds=1"))
        .satisfiesExactly(
            status -> assertThat(status).isEqualTo("1"),
            line -> assertThat(line).startsWith("The settings have 2 problems"),
            line -> assertThat(line).startsWith("  domain: 'nowhere' is not the sender domain"),
            line -> assertThat(line).startsWith("  bufferSeconds: '1' is not a whole number"));
  }

  @Test
  void unknownArgumentSaysHowASettingIsWritten() {
    assertThat(run("--domain=x"))
        .containsExactly("1", "Cannot understand '--domain=x': write -c key=value for a setting.");
  }

  @Test
  void missingFunctionBuildIsOneSentence() {
    assertThat(run("-c", "domain=example.com", "-c", "functionBuild=" + folder.resolve("none")))
        .satisfiesExactly(
            status -> assertThat(status).isEqualTo("1"),
            line -> assertThat(line).startsWith("Cannot find the function's build in "));
  }

  @Test
  void misspeltSettingIsAProblem() {
    assertThat(run("-c", "domain=example.com", "-c", "buket=mail-log"))
        .satisfiesExactly(
            status -> assertThat(status).isEqualTo("1"),
            line -> assertThat(line).startsWith("The settings have a problem"),
            line ->
                assertThat(line).startsWith("  buket: nothing reads it; did you mean 'bucket'?"));
  }

  @Test
  void severalDomainsAreSeveralStacks() {
    App app = Templates.app();
    Map<String, Object> context = new HashMap<>();
    context.put("processor", "jq");
    context.put(
        "deployments", "{\"example.com\": {}, \"mail.example.org\": {\"bufferSeconds\": 60}}");
    InfraApp.addStacks(app, context, new Installation(folder));
    assertThat(app.getNode().tryFindChild("ses-partitioner-examplecom")).isNotNull();
    assertThat(app.getNode().tryFindChild("ses-partitioner-mailexampleorg")).isNotNull();
  }

  @Test
  void missingNodeIsOneSentence() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        InfraApp.run(List.of(), Map.of(), new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("The CDK needs Node.js")
        .hasLineCount(1);
  }

  @Test
  void aloneItWritesCdkOutIntoTheCurrentFolder() throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(EVERYTHING);
    settings.put("functionBuild", Templates.functionBuild().toString());
    assertThat(launch(settings)).isZero();
    assertThat(resources(folder.resolve("cdk.out/ses-partitioner-examplecom.template.json")))
        .as("template of another JVM, whose maps and sets have another order")
        .isEqualTo(Templates.tree(Templates.with(pairs(EVERYTHING))).path("Resources").toString());
  }

  /** The resources as text, so that their order counts, too. */
  private static String resources(Path template) throws IOException {
    return new ObjectMapper().readTree(template.toFile()).path("Resources").toString();
  }

  /** Runs the app in this JVM: its status, and the lines that it wrote to standard error. */
  private List<String> run(String... args) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove("CDK_CONTEXT_JSON");
    environment.put("CDK_OUTDIR", folder.toString());
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        InfraApp.run(
            List.of(args), environment, new PrintStream(err, true, StandardCharsets.UTF_8));
    List<String> result = new ArrayList<>(List.of(Integer.toString(status)));
    err.toString(StandardCharsets.UTF_8).lines().forEach(result::add);
    return result;
  }

  private static Object[] pairs(Map<String, String> settings) {
    return settings.entrySet().stream()
        .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue()))
        .toArray();
  }

  private int launch(Map<String, String> settings) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for some seconds: what starts fast ends sooner.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(InfraApp.class.getName(), "-c", "domain=example.com"));
    settings.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    // The CDK's report on the template takes longer than the template.
    command.addAll(List.of("-c", "@aws-cdk/core:annotationsInValidationReport=false"));
    command.addAll(List.of("-c", "@aws-cdk/core:validateAgainstDefaultRules=false"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().keySet().removeAll(List.of("CDK_CONTEXT_JSON", "CDK_OUTDIR"));
    return builder.start().waitFor();
  }
}

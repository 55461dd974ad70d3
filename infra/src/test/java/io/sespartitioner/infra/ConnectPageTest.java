package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** What the page on other ways into the stream shows, compiled and synthesized. */
class ConnectPageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The CDK as Node.js knows it, and what it needs besides. */
  private static final List<String> MODULES =
      List.of(
          "aws-cdk-lib",
          "constructs",
          "@aws-cdk/asset-awscli-v1",
          "@aws-cdk/asset-node-proxy-agent-v6",
          "@aws-cdk/cloud-assembly-schema");

  @TempDir private Path folder;

  @Test
  void theSnippetsInJavaMakeWhatTheyTellOf() throws Exception {
    Stack stack = new Stack(Templates.app(), "Connections");
    IDeliveryStream stream =
        DeliveryStream.fromDeliveryStreamArn(
            stack, "Stream", "arn:aws:firehose:eu-west-1:111122223333:deliverystream/log");
    Class<?> connections = compiled();
    method(connections, "fromTopic", ITopic.class, IDeliveryStream.class)
        .invoke(null, new Topic(stack, "Topic"), stream);
    method(connections, "fromEventBridge", Construct.class, IDeliveryStream.class)
        .invoke(null, stack, stream);
    method(connections, "letIn", Construct.class, String.class).invoke(null, stack, "444455556666");
    method(connections, "sendTo", Construct.class, String.class)
        .invoke(null, stack, "arn:aws:events:eu-west-1:111122223333:event-bus/default");
    Template template = Template.fromStack(stack);
    JsonNode subscription = only(template, "AWS::SNS::Subscription", "firehose");
    assertThat(subscription.path("RawMessageDelivery").asBoolean()).isTrue();
    assertThat(subscription.has("SubscriptionRoleArn")).isTrue();
    JsonNode target = only(template, "AWS::Events::Rule", "deliverystream").at("/Targets/0");
    assertThat(target.at("/InputTransformer/InputTemplate").asText()).isEqualTo("<event>\n");
    assertThat(target.at("/InputTransformer/InputPathsMap/event").asText()).isEqualTo("$.detail");
    assertThat(only(template, "AWS::Events::EventBusPolicy", "").path("Statement").toString())
        .contains("arn:aws:iam::444455556666:root", "events:PutEvents", "event-bus/default");
    assertThat(only(template, "AWS::Events::Rule", "event-bus").path("EventPattern").toString())
        .contains("aws.ses", "\"exists\":true");
    assertThat(Templates.properties(template, "AWS::IAM::Policy").toString())
        .contains("firehose:PutRecordBatch", "firehose:ListTagsForDeliveryStream");
  }

  @Test
  void theSnippetInTypeScriptIncludesTheTemplate() throws IOException, InterruptedException {
    Files.copy(
        Templates.parameterTemplate().resolve("console.json"), folder.resolve("console.json"));
    Path modules = folder.resolve("node_modules");
    for (String module : MODULES) {
      Optional<Path> unpacked = unpacked(module);
      assumeTrue(unpacked.isPresent(), "the CDK's runtime for Java keeps " + module + " unpacked");
      Path link = modules.resolve(module);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, unpacked.get());
    }
    String script =
        blocks("ts")
            .get(0)
            .replaceAll("import \\* as (\\w+) from ('[^']+')", "const $1 = require($2)");
    Files.writeString(folder.resolve("app.js"), script);
    ProcessBuilder node =
        new ProcessBuilder("node", "app.js").directory(folder.toFile()).inheritIO();
    node.environment().put("NODE_PATH", modules.toString());
    node.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
    assertThat(node.start().waitFor()).isZero();
    JsonNode made =
        JSON.readTree(folder.resolve("cdk.out/ses-partitioner-examplecom.template.json").toFile());
    JsonNode ours = JSON.readTree(folder.resolve("console.json").toFile());
    assertThat(made.path("Resources").properties().stream().map(resource -> resource.getKey()))
        .containsAll(
            ours.path("Resources").properties().stream().map(each -> each.getKey()).toList());
    assertThat(made.path("Parameters").has("Domain")).as("it is given").isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "hcl, (?m)^    (\\w+) += \"",
    "ts, \\b([A-Z]\\w+): '",
    "python, \"([A-Z]\\w+)\": \"",
  })
  void theParametersAreTheTemplates(String language, String parameter) throws IOException {
    JsonNode parameters =
        JSON.readTree(Templates.parameterTemplate().resolve("console.json").toFile())
            .path("Parameters");
    Set<String> given =
        Pattern.compile(parameter)
            .matcher(blocks(language).get(0))
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toSet());
    assertThat(parameters.properties())
        .extracting(each -> each.getKey())
        .as("those that are given are there")
        .containsAll(given);
    assertThat(given)
        .contains("CodeBucket", "CodeFolder")
        .containsAll(
            parameters.properties().stream()
                .filter(each -> !each.getValue().has("Default"))
                .map(each -> each.getKey())
                .toList());
  }

  private Class<?> compiled() throws Exception {
    Path source = folder.resolve("Connections.java");
    Files.writeString(source, blocks("java").get(0));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Xlint:all,-processing,-path",
                "-Werror",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(status).isZero();
    URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    return loader.loadClass("com.example.mail.Connections");
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    return type.getMethod(name, parameters);
  }

  private static JsonNode only(Template template, String type, String text) {
    List<JsonNode> found =
        Templates.properties(template, type).stream()
            .filter(properties -> properties.toString().contains(text))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(Files.readString(Path.of("docs/connect.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /** Where the CDK's runtime for Java keeps an unpacked module of Node.js. */
  private static Optional<Path> unpacked(String module) throws IOException {
    Path versions =
        Path.of(System.getProperty("user.home"), ".cache/aws/jsii/package-cache", module);
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> packages = Files.walk(versions, 2)) {
      return packages
          .filter(found -> Files.isRegularFile(found.resolve("package.json")))
          .max(Comparator.naturalOrder());
    }
  }
}

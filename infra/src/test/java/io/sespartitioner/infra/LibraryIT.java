package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project on the page {@code docs/library.md}, built by Maven where this repository isn't: what
 * it needs of ours is in a local repository, as {@code install} puts it there.
 */
class LibraryIT {

  private static final Pattern FILE =
      Pattern.compile(
          "(?m)^## `([^`]+)`\n(?:(?!^## )(?!^```).*\n)*```\\w+\n((?:(?!^```).*\n)*)```");

  @TempDir private static Path folder;

  private static Path project;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    project = Files.createDirectories(folder.resolve("project"));
    writeProject();
    Path repository = folder.resolve("repository");
    install(repository, "ses-partitioner", Path.of("../pom.xml"));
    install(
        repository,
        "ses-partitioner-function",
        Path.of("../function/pom.xml"),
        Path.of(System.getProperty("library.function.jar")));
    install(
        repository,
        "ses-partitioner-infra",
        Path.of("pom.xml"),
        Path.of(System.getProperty("library.infra.jar")));
    maven(repository);
  }

  private static void writeProject() throws IOException {
    Matcher file = FILE.matcher(Files.readString(Path.of("docs/library.md")));
    while (file.find()) {
      Path path = project.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
  }

  private static void install(Path repository, String artifact, Path pom, Path... jars)
      throws IOException {
    String version = System.getProperty("library.version");
    Path target =
        Files.createDirectories(
            repository.resolve("io/sespartitioner").resolve(artifact).resolve(version));
    Files.copy(pom, target.resolve(artifact + "-" + version + ".pom"));
    for (Path jar : jars) {
      Files.copy(jar, target.resolve(artifact + "-" + version + ".jar"));
    }
  }

  /** Offline, so that nothing else than what was installed can be found under our names. */
  private static void maven(Path repository) throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path maven = Path.of(System.getProperty("library.maven"), "bin", windows ? "mvn.cmd" : "mvn");
    ProcessBuilder builder =
        new ProcessBuilder(
            maven.toString(),
            "-q",
            "-B",
            "-o",
            "-Dmaven.repo.local=" + repository,
            "-Dmaven.repo.local.tail=" + System.getProperty("library.repository"),
            "process-classes",
            "exec:java");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    builder.environment().put("CDK_OUTDIR", project.resolve("cdk.out").toString());
    Path output = folder.resolve("maven.txt");
    builder.directory(project.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    assertThat(builder.start().waitFor()).as(() -> text(output)).isZero();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void streamHasThePrefixOfTheProjectsRules() throws IOException {
    assertThat(properties("AWS::KinesisFirehose::DeliveryStream"))
        .singleElement()
        .extracting(stream -> stream.at("/ExtendedS3DestinationConfiguration/Prefix").asText())
        .isEqualTo("!{partitionKeyFromLambda:team}/!{timestamp:yyyy}/!{timestamp:MM}/");
  }

  @Test
  void functionIsOursWithTheProjectsKeySourceAndRules() throws IOException {
    assertThat(properties("AWS::Lambda::Function"))
        .singleElement()
        .extracting(function -> function.path("MemorySize").asInt())
        .isEqualTo(1024);
    String key = properties("AWS::Lambda::Function").get(0).at("/Code/S3Key").asText();
    Path code = project.resolve("cdk.out/asset." + key.replace(".zip", ""));
    assertThat(code.resolve("routing.json"))
        .hasSameTextualContentAs(project.resolve("routing.json"));
    assertThat(code.resolve("io/sespartitioner/function/PartitioningHandler.class")).exists();
    assertThat(code.resolve("com/example/mail/keys/Team.class")).exists();
    assertThat(code.resolve("com/example/mail/MailLogApp.class")).doesNotExist();
    try (Stream<Path> libraries = Files.list(code.resolve("lib"))) {
      assertThat(libraries.map(library -> library.getFileName().toString()))
          .satisfiesExactlyInAnyOrder(
              name -> assertThat(name).startsWith("aws-lambda-java-core-"),
              name -> assertThat(name).startsWith("re2j-"));
    }
  }

  @Test
  void restIsWhatThePageAsksFor() throws IOException {
    assertThat(properties("AWS::S3::Bucket").get(0).findValue("ExpirationInDays").asInt())
        .isEqualTo(90);
    assertThat(properties("AWS::SES::ConfigurationSetEventDestination"))
        .extracting(destination -> destination.findValue("MatchingEventTypes").toString())
        .containsExactlyInAnyOrder("[\"bounce\",\"complaint\"]", "[\"bounce\"]");
    assertThat(properties("AWS::SNS::Subscription"))
        .extracting(subscription -> subscription.path("Endpoint").asText())
        .containsExactlyInAnyOrder("bounces@example.com", "ops@example.com");
  }

  private static List<JsonNode> properties(String type) throws IOException {
    return new ObjectMapper()
        .readTree(project.resolve("cdk.out/mail-log.template.json").toFile())
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals(type))
        .map(resource -> resource.path("Properties"))
        .toList();
  }
}

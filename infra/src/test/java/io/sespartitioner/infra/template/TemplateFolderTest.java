package io.sespartitioner.infra.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.infra.Templates;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import io.sespartitioner.ses.SesEventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the folder that is deployed without the CDK. */
class TemplateFolderTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Path TARGET = Templates.parameterTemplate();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"template.json", "console.json"})
  void cloudFormationTakesItWithoutABucketAndWithoutTheCdksBootstrap(String name)
      throws IOException {
    assertThat(TARGET.resolve(name)).isNotEmptyFile();
    assertThat(Files.size(TARGET.resolve(name))).isLessThanOrEqualTo(51_200);
    assertThat(TARGET.resolve(name))
        .content()
        .doesNotContain("cdk-", "Bootstrap", "parameter.invalid", "Token[");
  }

  @Test
  void packageFindsTheFunctionsCodeBesideIt() throws IOException {
    Path zip = TARGET.resolve(functions("template.json").get(0).path("Code").asText());
    try (ZipFile code = new ZipFile(zip.toFile())) {
      assertThat(code.stream().map(Object::toString))
          .containsExactly(
              "io/sespartitioner/function/PartitioningHandler.class",
              "lib/library.jar",
              "routing.json");
      byte[] rules = code.getInputStream(code.getEntry("routing.json")).readAllBytes();
      assertThat(TARGET.resolve("routing.json")).hasBinaryContent(rules);
    }
  }

  @Test
  void consoleAsksWhereTheCodeWasUploadedTo() throws IOException {
    JsonNode code = functions("console.json").get(0).path("Code");
    assertThat(code.path("S3Bucket")).hasToString("{\"Ref\":\"CodeBucket\"}");
    String key = code.path("S3Key").path("Fn::Sub").asText();
    assertThat(TARGET.resolve(key.replace("${CodeFolder}", ""))).exists();
    assertThat(read("console.json").at("/Parameters").has("CodeFolder")).isTrue();
  }

  @Test
  void theScriptThatShowsThatItWorksLiesBesideIt() {
    assertThat(TARGET.resolve("prove.sh")).hasSameBinaryContentAs(Path.of("prove.sh"));
  }

  @Test
  void sameContentGivesTheSameBytes() throws IOException {
    Path again = Templates.writeTemplate(folder.resolve("again"), Map.of());
    assertThat(names(again)).isEqualTo(names(TARGET)).hasSize(5);
    for (String name : names(TARGET)) {
      assertThat(again.resolve(name)).hasSameBinaryContentAs(TARGET.resolve(name));
    }
  }

  @Test
  void otherRulesGiveOtherCodeInPlaceOfTheOldAndOnlyTheProcessorsThatCanFollowThem()
      throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("mine.json"),
            """
            {"prefix": "!{key:day}/", "keys": {"day": {"time": "event", "format": "uuuu-MM-dd"}}}
            """);
    Path mine = folder.resolve("mine");
    Files.writeString(Files.createDirectories(mine).resolve("function-0123.zip"), "old");
    Templates.writeTemplate(mine, Map.of("rules", rules.toString()));
    assertThat(names(mine)).hasSize(5).isNotEqualTo(names(TARGET));
    assertThat(mine.resolve("routing.json")).hasSameTextualContentAs(rules);
    JsonNode template = JSON.readTree(mine.resolve("template.json").toFile());
    assertThat(template.at("/Parameters/Processor/AllowedValues")).hasToString("[\"lambda\"]");
    assertThat(template.toString())
        .contains("\"!{partitionKeyFromLambda:day}/\"")
        .doesNotContain("ByLambda");
  }

  @Test
  void parametersBeginWithTheDefaultsOfTheSettings() throws IOException {
    Settings standard = Settings.read(Map.of("domain", "example.com"), Path.of(""));
    assertThat(standard("LogExpirationDays"))
        .isEqualTo("" + standard.get(Setting.LOG_EXPIRATION_DAYS));
    assertThat(standard("Processor")).isEqualTo(standard.get(Setting.PROCESSOR).wireName());
    assertThat(standard("BufferSeconds")).isEqualTo("" + standard.get(Setting.BUFFER_SECONDS));
    assertThat(standard("BufferMebibytes")).isEqualTo("" + standard.get(Setting.BUFFER_MEBIBYTES));
    assertThat(
            Settings.read(
                Map.of("domain", "example.com", "eventTypes", standard("EventTypes")), Path.of("")))
        .isEqualTo(standard);
    assertThat(read("template.json").path("Parameters").propertyStream())
        .filteredOn(parameter -> !parameter.getValue().has("Default"))
        .extracting(Map.Entry::getKey)
        .containsExactly("Domain");
  }

  @Test
  void everyTypeOfEventMayBeChosen() throws IOException {
    List<SesEventType> types = new ArrayList<>();
    read("template.json")
        .at("/Parameters/EventTypes/AllowedValues")
        .forEach(type -> types.add(SesEventType.ofAnySpelling(type.asText()).orElseThrow()));
    assertThat(types).containsExactlyInAnyOrder(SesEventType.values());
  }

  @ParameterizedTest
  @CsvSource({
    "Domain, example.com, true",
    "Domain, xn--bcher-kva.example, true",
    "Domain, Example.com, false",
    "Domain, example, false",
    "Domain, example.com., false",
    "NoColonDomain, '', true",
    "NoColonDomain, examplecom, true",
    "NoColonDomain, example.com, false",
    "NoColonDomain, xn--bcher-kvaexample, false",
    "NoColonDomain, abcdefghijklmnopqrstuvwxyz1, false",
    "AlarmAddress, '', true",
    "AlarmAddress, ops@example.com, true",
    "AlarmAddress, ops, false",
    "ConfigurationSet, '', true",
    "ConfigurationSet, old_set-1, true",
    "ConfigurationSet, old.set, false",
    "Bucket, '', true",
    "Bucket, old-bucket.1, true",
    "Bucket, s3://old-bucket, false",
    "Bucket, old-bucket/logs, false"
  })
  void slipIsToldBeforeAnythingIsMade(String parameter, String value, boolean allowed)
      throws IOException {
    String pattern =
        read("template.json").at("/Parameters/" + parameter + "/AllowedPattern").asText();
    assertThat(value.matches(pattern)).isEqualTo(allowed);
  }

  @Test
  void noDescriptionTellsTheMinutesOfABufferThatIsAParameter() throws IOException {
    assertThat(read("template.json").path("Outputs").valueStream())
        .isNotEmpty()
        .noneMatch(output -> output.path("Description").asText().matches(".*[0-9].*"));
  }

  private static String standard(String parameter) throws IOException {
    return read("template.json").at("/Parameters/" + parameter + "/Default").asText();
  }

  private static List<JsonNode> functions(String name) throws IOException {
    return read(name)
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Function"))
        .map(resource -> resource.path("Properties"))
        .toList();
  }

  private static JsonNode read(String name) throws IOException {
    return JSON.readTree(TARGET.resolve(name).toFile());
  }

  private static Set<String> names(Path files) throws IOException {
    try (Stream<Path> paths = Files.list(files)) {
      Set<String> names = new TreeSet<>();
      paths.forEach(path -> names.add(path.getFileName().toString()));
      return names;
    }
  }
}

package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.infra.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/** One content, one template. */
class DeterminismTest {

  private static final String RULES =
      """
      {"prefix": "!{key:type}/", "keys": {"type": {"field": "/eventType"}}}
      """;

  @TempDir private Path folder;

  @Test
  void sameContentGivesTheSameTemplateWhateverTheOrderAndTheTimes() throws IOException {
    Path one = build("one", "a.class", "b.class");
    Path other = build("other", "b.class", "a.class");
    Files.setLastModifiedTime(other.resolve("a.class"), FileTime.from(Instant.EPOCH));
    assertThat(synthesized(other, Map.of())).isEqualTo(synthesized(one, Map.of()));
  }

  @Test
  void otherCodeGivesAnotherVersion() throws IOException {
    Path one = build("one", "a.class");
    Path other = build("other", "a.class");
    Files.writeString(other.resolve("a.class"), "changed");
    assertThat(synthesized(other, Map.of())).isNotEqualTo(synthesized(one, Map.of()));
  }

  @Test
  void rulesArePartOfThePackageSoOtherRulesGiveAnotherVersion() throws IOException {
    Path build = build("one", "a.class");
    Path rules = Files.writeString(folder.resolve("mine.json"), RULES);
    JsonNode standard = synthesized(build, Map.of());
    JsonNode mine = synthesized(build, Map.of("rules", rules.toString()));
    assertThat(version(mine)).isNotEqualTo(version(standard));
    assertThat(mine.toString()).contains("!{partitionKeyFromLambda:type}/");
  }

  private Path build(String name, String... files) throws IOException {
    Path build = Files.createDirectories(folder.resolve(name));
    Templates.writeHandler(build);
    for (String file : files) {
      Files.writeString(build.resolve(file), "content of " + file);
    }
    return build;
  }

  private static JsonNode synthesized(Path build, Map<String, Object> settings) {
    Map<String, Object> context = new HashMap<>(settings);
    context.put("domain", "example.com");
    return Templates.tree(
        Template.fromStack(
            new SesPartitionerStack(Templates.app(), Settings.read(context, Path.of("")), build)));
  }

  private static String version(JsonNode template) {
    return template
        .path("Resources")
        .propertyStream()
        .filter(resource -> resource.getValue().path("Type").asText().endsWith("Lambda::Version"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}

package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the JSON Schema that editors use against the rules that we have. */
class RoutingSchemaTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final JsonMapper WITH_COMMENTS =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String SCHEMA = RuleFiles.text(RESOURCES.resolve("routing.schema.json"));

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);

  static List<Path> goodFiles() {
    List<Path> files = new ArrayList<>(RuleFiles.in(RuleFiles.EXAMPLES));
    files.add(RESOURCES.resolve("routing.json"));
    return files;
  }

  static List<Path> badFiles() {
    Set<String> beyond = beyondTheSchema();
    return RuleFiles.in(RuleFiles.BAD).stream()
        .filter(file -> !beyond.contains(file.getFileName().toString()))
        .filter(RoutingSchemaTest::isJson)
        .toList();
  }

  static List<Path> filesBeyondTheSchema() {
    return beyondTheSchema().stream().map(RuleFiles.BAD::resolve).toList();
  }

  /** Names of the bad files whose mistake a schema can't see, such as an undeclared key. */
  private static Set<String> beyondTheSchema() {
    return RuleFiles.text(Path.of("src/test/resources/beyond-the-schema.txt"))
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(Collectors.toSet());
  }

  private static boolean isJson(Path file) {
    try {
      return !WITH_COMMENTS.readTree(RuleFiles.text(file)).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("goodFiles")
  void acceptsEveryValidFile(Path file) {
    assertThat(errors(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void refusesEveryInvalidFileThatASchemaCanRefuse(Path file) {
    assertThat(errors(file)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("filesBeyondTheSchema")
  void hasNoOpinionOnTheOthers(Path file) {
    assertThat(errors(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\\(?=([a-z]+)", "[(?!]", "[^](?=]+", "a\\\\[(?:b)"})
  void acceptsWhatOnlyLooksLikeLookaround(String regex) {
    assertAccepted("\"tag\":\"t\",\"match\":\"" + regex + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uuuu/'v1.0'/MM", "uuuu.MM/..dd", "'a/b'"})
  void acceptsFormatsWithDotsAndQuotes(String format) {
    assertAccepted("\"time\":\"event\",\"format\":\"" + format + "\"");
  }

  private void assertAccepted(String key) {
    String rules = "{\"prefix\":\"!{key:k}/\",\"keys\":{\"k\":{" + key + "}}}";

    assertThat(schema.validate(rules, InputFormat.JSON)).isEmpty();
    assertThat(RoutingRules.read(rules).keys()).containsOnlyKeys("k");
  }

  @Property(tries = 100)
  void acceptsGeneratedRules(@ForAll("generated") String rules) {
    assertThat(schema.validate(rules, InputFormat.JSON)).isEmpty();
  }

  @Provide
  Arbitrary<String> generated() {
    return GeneratedRules.rules();
  }

  @Test
  void isNamedByTheDefaultFile() {
    JsonNode rules = WITH_COMMENTS.readTree(RuleFiles.text(RESOURCES.resolve("routing.json")));

    assertThat(RESOURCES.resolve(rules.get("$schema").asString()).normalize())
        .isEqualTo(RESOURCES.resolve("routing.schema.json"));
  }

  @Test
  void isItselfValid() {
    var metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    assertThat(metaSchema.validate(WITH_COMMENTS.readTree(SCHEMA))).isEmpty();
  }

  @Test
  void listsTheTimeZonesThatFirehoseTakes() {
    JsonNode zones = WITH_COMMENTS.readTree(SCHEMA).at("/$defs/firehoseTimeZone/enum");
    List<String> expected = new ArrayList<>(TimeZones.accepted());
    expected.add(0, "UTC");

    assertThat(zones.valueStream().map(JsonNode::asString)).isEqualTo(expected);
  }

  private List<Error> errors(Path file) {
    return schema.validate(WITH_COMMENTS.readTree(RuleFiles.text(file)));
  }

  @Test
  void itsSourcesAreThoseOfTheReader() {
    JsonNode source = WITH_COMMENTS.readTree(SCHEMA).at("/$defs/anySource");
    List<String> words = new ArrayList<>();
    source.get("oneOf").forEach(one -> words.add(one.at("/required/0").asString()));
    assertThat(words).isEqualTo(new KeySources(TimeZones.UTC).names());
    assertThat(source.get("properties").propertyNames()).containsAll(words);
  }
}

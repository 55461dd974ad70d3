package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.infra.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on deploying says of the settings. */
class DeployPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| .+ \\| (.+) \\|$");

  @Test
  void itsTableHasEverySettingInOrder() throws IOException {
    assertThat(rows().stream().map(row -> row.group(1)))
        .containsExactlyElementsOf(Setting.all().stream().map(Setting::key).toList());
  }

  @Test
  void itsDefaultsAreThoseOfCdkJson() throws IOException {
    Map<String, Object> context = Templates.cdkJsonContext();
    assertThat(rows())
        .filteredOn(row -> row.group(2).startsWith("`") && context.containsKey(row.group(1)))
        .hasSize(11)
        .allSatisfy(
            row -> assertThat(row.group(2)).isEqualTo("`" + context.get(row.group(1)) + "`"));
  }

  @Test
  void itsTableOfParametersHasThoseOfTheTemplateWithTheirDefaults() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    rows("| parameter |")
        .forEach(row -> documented.put(row.group(1), row.group(2).replaceAll(".* \\| ", "")));
    Map<String, String> parameters = new LinkedHashMap<>();
    template()
        .path("Parameters")
        .propertyStream()
        .forEach(parameter -> parameters.put(parameter.getKey(), standard(parameter.getValue())));
    parameters.put("NoColonDomain", "`Domain` without its dots");
    assertThat(documented).containsExactlyEntriesOf(parameters);
  }

  private static String standard(JsonNode parameter) {
    String value = parameter.path("Default").asText();
    return !parameter.has("Default") ? "required" : value.isEmpty() ? "none" : "`" + value + "`";
  }

  @Test
  void itsCommandsNameFilesAndParametersThatThereAre() throws IOException {
    List<MatchResult> files = found("--template-file (\\w+\\.json)");
    assertThat(files)
        .hasSize(2)
        .allSatisfy(
            file -> assertThat(Templates.parameterTemplate().resolve(file.group(1))).exists());
    assertThat(found("(?<= |--parameter-overrides )([A-Z]\\w+)=\\S+"))
        .hasSize(3)
        .allSatisfy(
            given -> assertThat(template().path("Parameters").has(given.group(1))).isTrue());
  }

  private static JsonNode template() throws IOException {
    return new ObjectMapper()
        .readTree(Templates.parameterTemplate().resolve("template.json").toFile());
  }

  private static List<MatchResult> found(String pattern) throws IOException {
    return Pattern.compile(pattern).matcher(page()).results().toList();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/deploy.md"));
  }

  private static List<MatchResult> rows() throws IOException {
    return rows("| setting |");
  }

  private static List<MatchResult> rows(String header) throws IOException {
    String page = page();
    int start = page.indexOf(header);
    return ROW.matcher(page.substring(start, page.indexOf("\n\n", start))).results().toList();
  }
}

package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the build makes the template with. */
class TemplateAppTest {

  @TempDir private Path folder;

  @Test
  void withoutNodeItSaysWhatIsMissingAndHasAStatusThatTheBuildGoesOnAfter() {
    assertThat(run(Map.of(), folder.toString()))
        .satisfiesExactly(
            status -> assertThat(status).isEqualTo("3"),
            line ->
                assertThat(line).startsWith("No CloudFormation template is made. The CDK needs"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withoutAFolderItSaysSo() {
    assertThat(run(System.getenv(), "-c", "rules=mine.json"))
        .containsExactly("1", "Cannot write a template without a folder: write its path first.");
  }

  @Test
  void parameterIsNoSettingOfATemplate() {
    assertThat(run(System.getenv(), folder.resolve("t").toString(), "-c", "bucket=old-bucket"))
        .containsExactly(
            "1",
            "Cannot write 'bucket' into a template: it is a parameter, given when that is deployed,"
                + " or the CDK's only.");
  }

  @Test
  void badRulesAreToldWithTheirPlace() {
    String missing = folder.resolve("none.json").toString();
    assertThat(run(System.getenv(), folder.resolve("t").toString(), "-c", "rules=" + missing))
        .contains("1")
        .anyMatch(line -> line.contains("rules: cannot read " + missing + ": no such file"));
  }

  private static List<String> run(Map<String, String> environment, String... args) {
    Map<String, String> cleared = new HashMap<>(environment);
    cleared.remove("CDK_CONTEXT_JSON");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        TemplateApp.run(List.of(args), cleared, new PrintStream(err, true, StandardCharsets.UTF_8));
    List<String> result = new ArrayList<>(List.of(Integer.toString(status)));
    err.toString(StandardCharsets.UTF_8).lines().forEach(result::add);
    return result;
  }
}

package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on deploying says of the settings. */
class DeployPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| .+ \\| (.+) \\|$");

  @Test
  void itsTableHasEverySettingInOrder() throws IOException {
    assertThat(rows().stream().map(row -> row.group(1)))
        .containsExactlyElementsOf(Stream.of(Setting.values()).map(Setting::key).toList());
  }

  @Test
  void itsDefaultsAreThoseOfCdkJson() throws IOException {
    Map<String, Object> context = Templates.cdkJsonContext();
    assertThat(rows())
        .filteredOn(row -> row.group(2).startsWith("`") && context.containsKey(row.group(1)))
        .hasSize(5)
        .allSatisfy(
            row -> assertThat(row.group(2)).isEqualTo("`" + context.get(row.group(1)) + "`"));
  }

  private static List<MatchResult> rows() throws IOException {
    String page = Files.readString(Path.of("docs/deploy.md"));
    int start = page.indexOf("| setting |");
    return ROW.matcher(page.substring(start, page.indexOf("\n\n", start))).results().toList();
  }
}

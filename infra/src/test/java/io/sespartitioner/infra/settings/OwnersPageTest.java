package io.sespartitioner.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on what owners ask for: its examples are settings, and its sums are right. */
class OwnersPageTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");

  @Test
  void itsReadersAreReaders() throws IOException {
    Map<String, Object> context = new HashMap<>(example(0));
    context.put("domain", "example.com");
    assertThat(Settings.read(context, Path.of("")).get(Setting.READERS))
        .extracting(reader -> reader.partitionValue())
        .containsExactly("orders-app", "ses-smtp-user.20231106-104205");
  }

  @Test
  void itsDomainsAreDeployments() throws IOException {
    assertThat(Deployments.read(example(2), Path.of("")))
        .extracting(one -> one.get(Setting.DOMAIN))
        .containsExactly("example.com", "example.org");
  }

  @ParameterizedTest
  @CsvSource({"20 kB, 20000", "128 KiB, 131072", "1 MiB, 1048576"})
  void itsSumsAreThoseOfThePriceList(String object, int bytes) throws IOException {
    double gib = bytes / 1073741824.0;
    double billed = Math.max(bytes, 131072) / 1073741824.0;
    assertThat(page().lines().filter(line -> line.startsWith("| " + object)))
        .singleElement()
        .asString()
        .endsWith(
            String.format(
                Locale.ROOT,
                "| $0.0000200 | $%.7f | $%.7f |",
                billed * 0.004 * 365 / 30,
                gib * 0.023 * 365 / 30));
  }

  @Test
  void itKnowsWhenAMovePays() throws IOException {
    // $0.00002 over a day of 128 KiB at $0.023 less $0.004 a GiB and month of 30 days
    int days = (int) Math.ceil(0.00002 / (131072 / 1073741824.0 * (0.023 - 0.004) / 30));
    assertThat(page()).contains("the smallest of those pays after " + days + " days");
    assertThat(ArchivePrice.leastDays()).isEqualTo(days);
  }

  private static Map<String, Object> example(int number) throws IOException {
    List<String> examples = EXAMPLE.matcher(page()).results().map(r -> r.group(1)).toList();
    return new ObjectMapper().readValue("{" + examples.get(number) + "}", new TypeReference<>() {});
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/owners.md"));
  }
}

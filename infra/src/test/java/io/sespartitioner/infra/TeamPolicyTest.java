package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.infra.IamPolicy.Request;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy for a team in SECURITY.md, word for word, against requests for what is filed. */
class TeamPolicyTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");
  private static final String OBJECT = "/2026/11/22/ses-log-deliver-1-2026-11-22-10-00-00-0.gz";
  private static final String BUCKET =
      "arn:aws:s3:::"
          + new ResourceNames("examplecom")
              .bucket()
              .replaceFirst("\\$\\{[^}]*}", "111122223333")
              .replaceFirst("\\$\\{[^}]*}", "eu-west-1");

  private final IamPolicy policy = fromSecurityPage();

  @Test
  void theTeamReadsItsOwnEvents() {
    assertThat(mayRead(prefixOf("orders-app") + OBJECT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders-app2",
        "orders-app-eu",
        "orders-ap",
        "Orders-App",
        "orders-app/2026",
        "orders-app/../orders-app",
        "../orders-app",
        "x/orders-app",
        "orders-app/",
        "orders-app\u0000",
        "unknown",
        "*",
        "."
      })
  void theTeamReadsNobodyElsesEvents(String caller) {
    assertThat(mayRead(prefixOf(caller) + OBJECT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "processing-failed",
        "partitioning-failed",
        "metadata-extraction-failed",
        "activePartitionExceeded"
      })
  void theTeamReadsNeitherErrorOutputNorEventsWithoutACaller(String prefix) {
    assertThat(mayRead(prefix + OBJECT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "orders-app/, true",
    "orders-app/2026/11/, true",
    "orders-app, false",
    "orders-app2/, false",
    "unknown/, false",
    "processing-failed/, false",
    "'', false"
  })
  void theTeamListsItsOwnPrefixOnly(String prefix, boolean allowed) {
    assertThat(mayList(Map.of("s3:prefix", prefix))).isEqualTo(allowed);
  }

  @Test
  void theTeamListsNothingWithoutAPrefix() {
    assertThat(mayList(Map.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:PutObject", "s3:DeleteObject", "s3:GetObjectVersion"})
  void theTeamMayNeitherWriteNorDelete(String action) {
    String own = BUCKET + "/orders-app" + OBJECT;
    assertThat(policy.allows(new Request(action, own, Map.of()))).isFalse();
  }

  @Test
  void theTeamReadsNoOtherBucket() {
    String other = BUCKET.replace("examplecom", "exampleorg") + "/orders-app" + OBJECT;
    assertThat(policy.allows(new Request("s3:GetObject", other, Map.of()))).isFalse();
  }

  private boolean mayRead(String object) {
    return policy.allows(new Request("s3:GetObject", BUCKET + "/" + object, Map.of()));
  }

  private boolean mayList(Map<String, String> keys) {
    return policy.allows(new Request("s3:ListBucket", BUCKET, keys));
  }

  /** The first segment that the default rules give to an event of this caller. */
  private static String prefixOf(String caller) {
    String name = JSON.valueToTree(caller).toString();
    String event = "{\"mail\":{\"tags\":{\"ses:caller-identity\":[" + name + "]}}}";
    Routed routed = (Routed) new Router(RoutingRules.standard()).route(SesEvent.parse(event));
    return routed.partitionKeys().asMap().get("userName");
  }

  private static IamPolicy fromSecurityPage() {
    try {
      Matcher json = EXAMPLE.matcher(Files.readString(Path.of("../.github/SECURITY.md")));
      assertThat(json.find()).isTrue();
      return new IamPolicy(JSON.readTree(json.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.TestInvocation.Answer;
import io.sespartitioner.hostile.HostileEvents;
import io.sespartitioner.hostile.Mutations;
import io.sespartitioner.hostile.Samples;
import io.sespartitioner.routing.RoutingRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds whatever stands in the records of an invocation. */
class HandlerPropertyTest {
  private static final Set<String> LOGGED =
      Set.of("timestamp", "level", "recordId", "reason", "detail", "message", "count", "failed");
  private static final int SECONDS = "2026/11/22/12/59/59/".length();

  // As many keys as a prefix of 512 characters has room for at their longest.
  private static final RoutingRules RULES =
      RoutingRules.read(
          """
          {
            "prefix": "!{key:tag}/!{key:field}/!{key:header}/!{key:day}/!{key:any}/!{timestamp:yyyy/MM/dd/HH/mm/ss}/",
            "keys": {
              "tag": { "tag": "ses:caller-identity" },
              "field": { "field": "/mail/destination/0", "lowercase": true },
              "header": { "header": "Subject", "match": "(?s)^(.{1,3})" },
              "day": { "time": "event", "format": "uuuu/MM/dd" },
              "any": { "firstOf": [ { "tag": "env" }, { "field": "/bounce/bounceType" } ] }
            },
            "rules": [
              { "when": { "eventType": "Open" }, "drop": "kept elsewhere" },
              { "when": { "tag": { "env": "test" } }, "fail": "no tests" }
            ]
          }
          """);

  @Property
  void anyBytesInAnyRecordAreAnswered(@ForAll Random random) {
    var invocation = new TestInvocation();
    List<String> data = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      data.add(data(random));
      invocation.data(data.get(data.size() - 1));
    }
    Answer answer = TestInvocation.answer(invocation.json(), RULES);
    assertThat(answer.response().get("records")).hasSameSizeAs(data);
    for (int i = 0; i < data.size(); i++) {
      assertThat(answer.record(i).get("recordId").textValue()).isEqualTo("4965" + (1001 + i));
      assertAnswered(answer, i, data.get(i));
    }
    assertSaysNothingPrivate(answer);
  }

  /** The data of a record: mostly base64 of something. */
  private static String data(Random random) {
    byte[] payload = payload(random);
    return switch (random.nextInt(10)) {
      case 0 -> Base64.getEncoder().withoutPadding().encodeToString(payload);
      case 1 -> Base64.getUrlEncoder().encodeToString(payload);
      case 2 -> Base64.getMimeEncoder().encodeToString(payload);
      case 3 -> new String(payload, UTF_8);
      default -> Base64.getEncoder().encodeToString(payload);
    };
  }

  private static byte[] payload(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Samples.mutated(Samples.EVENTS, random);
      case 1 -> Mutations.mutate(HostileEvents.write(random), random);
      case 2 -> anyBytes(random);
      case 3 -> " \n".repeat(random.nextInt(3)).getBytes(UTF_8);
      default -> HostileEvents.write(random);
    };
  }

  private static byte[] anyBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(50)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void assertAnswered(Answer answer, int i, String data) {
    JsonNode returned = answer.record(i).get("data");
    switch (answer.result(i)) {
      case "Ok" -> {
        assertThat(returned.textValue()).isEqualTo(withNewline(data));
        assertSafe(answer, i);
      }
      case "ProcessingFailed" -> assertThat(returned.textValue()).isEqualTo(data);
      default -> assertThat(answer.result(i)).isEqualTo("Dropped");
    }
  }

  /** The same text if its bytes end in a newline; else one more byte in its last group. */
  private static String withNewline(String data) {
    byte[] bytes = Base64.getDecoder().decode(data);
    if (bytes[bytes.length - 1] == '\n') {
      return data;
    }
    byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return Base64.getEncoder().encodeToString(line);
  }

  private static void assertSafe(Answer answer, int i) {
    List<String> keys = List.of("tag", "field", "header", "day", "any");
    int length = SECONDS + keys.size();
    for (String key : keys) {
      String value = answer.key(i, key);
      // Only the author's own format may have slashes.
      assertThat(value)
          .matches(key.equals("day") ? "unknown|\\d{4}/\\d\\d/\\d\\d" : "[\\w+=,.@-]+");
      assertThat(value).isNotIn(".", "..");
      length += value.length();
    }
    assertThat(answer.record(i).at("/metadata/partitionKeys")).hasSameSizeAs(keys);
    assertThat(length).isLessThanOrEqualTo(512);
  }

  private static void assertSaysNothingPrivate(Answer answer) {
    assertThat(answer.reasons()).doesNotContain("internal").allMatch(HandlerPropertyTest::isReason);
    for (JsonNode line : answer.log().subList(0, answer.log().size() - 1)) {
      assertThat(LOGGED).containsAll(line::fieldNames);
      assertThat(line.path("detail").asText())
          .isIn("", "no tests", "zlib", "GZIP, as a subscription of CloudWatch Logs sends it");
    }
  }

  private static boolean isReason(String reason) {
    return Arrays.stream(ReasonCode.values()).anyMatch(code -> code.wireName().equals(reason));
  }
}

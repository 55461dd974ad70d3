package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.hostile.HostileEvents;
import io.sespartitioner.hostile.Mutations;
import io.sespartitioner.hostile.RandomRules;
import io.sespartitioner.routing.BadRoutingRulesException;
import io.sespartitioner.routing.RoutingRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Deciding without an invocation, against the handler that gets the same bytes in one. */
class RecordRouterPropertyTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Property
  void decidesAsTheHandlerAnswers(@ForAll Random random) throws IOException {
    RoutingRules rules = rules(random);
    byte[] payload = payload(random);
    assertThat(decide(rules, payload)).isEqualTo(answer(rules, payload));
  }

  /** Rules, without those that are refused since one of theirs can never fire. */
  private static RoutingRules rules(Random random) {
    try {
      return RoutingRules.read(RandomRules.write(random).toString());
    } catch (BadRoutingRulesException e) {
      Assume.that(false);
      throw e;
    }
  }

  private static byte[] payload(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> " \n".repeat(random.nextInt(3)).getBytes(UTF_8);
      case 1 -> Mutations.mutate(HostileEvents.write(random), random);
      default -> HostileEvents.write(random);
    };
  }

  private static String decide(RoutingRules rules, byte[] payload) {
    Verdict verdict = new RecordRouter(rules).route(payload, payload.length);
    if (verdict instanceof Verdict.Delivered delivered) {
      return "Ok " + MAPPER.valueToTree(delivered.partitionKeys().asMap());
    }
    return verdict instanceof Verdict.Failed failed
        ? "ProcessingFailed " + failed.reason().wireName() + failed.detail()
        : "Dropped";
  }

  private static String answer(RoutingRules rules, byte[] payload) throws IOException {
    List<String> log = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String invocation =
        "{\"records\":[{\"recordId\":\"1\",\"data\":\""
            + Base64.getEncoder().encodeToString(payload)
            + "\"}]}";
    new PartitioningHandler(rules, log::add)
        .handleRequest(new ByteArrayInputStream(invocation.getBytes(UTF_8)), out, null);
    JsonNode record = MAPPER.readTree(out.toByteArray()).get("records").get(0);
    return switch (record.get("result").asText()) {
      case "Ok" -> "Ok " + record.get("metadata").get("partitionKeys");
      case "Dropped" -> "Dropped";
      default -> {
        JsonNode line = MAPPER.readTree(log.get(0));
        yield "ProcessingFailed " + line.get("reason").asText() + line.path("detail").asText();
      }
    };
  }
}

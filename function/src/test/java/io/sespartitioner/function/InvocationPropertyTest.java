package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.Invocation.InvalidInvocationException;
import io.sespartitioner.hostile.JacksonJudge;
import io.sespartitioner.hostile.Samples;
import io.sespartitioner.routing.RoutingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of any invocation, whole or spoilt. */
class InvocationPropertyTest {
  private final PartitioningHandler handler =
      new PartitioningHandler(RoutingRules.standard(), line -> {});

  @Property
  void aSpoiltInvocationIsRefusedOrEveryRecordAnswered(@ForAll Random random) {
    byte[] invocation = Samples.mutated(Samples.INVOCATIONS, random);
    if (isInvocation(invocation)) {
      JsonNode answer = JacksonJudge.tree(TestInvocation.call(handler, invocation));
      assertThat(ids(answer)).isEqualTo(ids(JacksonJudge.tree(invocation)));
    } else {
      assertThat(refuses(invocation)).as(() -> new String(invocation, UTF_8)).isTrue();
    }
  }

  private boolean refuses(byte[] invocation) {
    try {
      TestInvocation.call(handler, invocation);
      return false;
    } catch (InvalidInvocationException e) {
      return true;
    }
  }

  private static List<String> ids(JsonNode invocation) {
    List<String> ids = new ArrayList<>();
    invocation.get("records").forEach(record -> ids.add(record.get("recordId").textValue()));
    return ids;
  }

  /** The shape that Firehose sends, judged by databind's tree. */
  private static boolean isInvocation(byte[] json) {
    if (!JacksonJudge.accepts(json)) {
      return false;
    }
    JsonNode records = JacksonJudge.tree(json).path("records");
    boolean good = records.isArray();
    for (JsonNode record : records) {
      JsonNode data = record.path("data");
      good &= record.path("recordId").isTextual() && isTextOrAbsent(data);
    }
    return good;
  }

  private static boolean isTextOrAbsent(JsonNode data) {
    return data.isTextual() || data.isNull() || data.isMissingNode();
  }
}

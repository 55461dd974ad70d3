package io.sespartitioner.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import io.sespartitioner.hostile.Samples;
import io.sespartitioner.routing.BadRoutingRulesException;
import io.sespartitioner.routing.JqQuery;
import io.sespartitioner.routing.NotExpressibleInJqException;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.routing.RoutingRules;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.Optional;

/**
 * Any text as {@code routing.json}: refused with problems, or rules that route every sample; soon,
 * and in little room.
 */
public final class RulesTarget {
  private static final long MOST_NANOS = 2_000_000_000L;
  private static final long MOST_BYTES = 64_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int MAX_PREFIX = 512;
  private static final byte[] INVOCATION = invocation();

  private RulesTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] file) {
    String text = new String(file, UTF_8);
    // The first time may also load classes, which the fuzzer then rewrites on this thread.
    if (!isReadWithinBounds(text)) {
      Handled.expect(isReadWithinBounds(text), "an end within 2 s and 64 MB, garbage included");
    }
    read(text).ifPresent(RulesTarget::route);
  }

  private static boolean isReadWithinBounds(String text) {
    long nanos = THREADS.getCurrentThreadCpuTime();
    long bytes = allocated();
    read(text).ifPresent(RulesTarget::checkJq);
    return THREADS.getCurrentThreadCpuTime() - nanos < MOST_NANOS
        && allocated() - bytes < MOST_BYTES;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static Optional<RoutingRules> read(String file) {
    try {
      return Optional.of(RoutingRules.read(file));
    } catch (BadRoutingRulesException e) {
      Handled.expect(!e.problems().isEmpty(), "a problem is named");
      Handled.expect(
          e.getMessage().codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)),
          "nothing that commands a terminal");
      return Optional.empty();
    }
  }

  private static void route(RoutingRules rules) {
    for (JsonNode answer : Handled.answer(rules, INVOCATION).records()) {
      checkPrefix(rules, answer.at("/metadata/partitionKeys"));
    }
  }

  private static void checkJq(RoutingRules rules) {
    try {
      Handled.expect(!JqQuery.of(rules).text().isEmpty(), "a query");
    } catch (NotExpressibleInJqException e) {
      Handled.expect(!e.getMessage().isEmpty(), "a reason");
    }
  }

  private static void checkPrefix(RoutingRules rules, JsonNode keys) {
    int length =
        rules.prefix().forProcessor(Processor.LAMBDA).replaceAll("!\\{[^}]*\\}", "").length();
    for (JsonNode key : keys) {
      String value = key.textValue();
      Handled.expect(value.matches("[A-Za-z0-9+=,.@_/-]+"), "only safe characters");
      Handled.expect(!("/" + value + "/").matches(".*/\\.{0,2}/.*"), "no segment to climb by");
      length += value.length();
    }
    Handled.expect(length <= MAX_PREFIX, "a prefix that Firehose takes");
  }

  private static byte[] invocation() {
    var records = new StringBuilder();
    for (byte[] event : Samples.EVENTS) {
      String data = Base64.getEncoder().encodeToString(event);
      records.append(records.isEmpty() ? "" : ",");
      records.append("{\"recordId\":\"1\",\"data\":\"").append(data).append("\"}");
    }
    return ("{\"records\":[" + records + "]}").getBytes(UTF_8);
  }
}

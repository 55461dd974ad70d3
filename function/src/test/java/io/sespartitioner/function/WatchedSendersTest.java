package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.routing.RoutingRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WatchedSendersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WATCHED = "orders newsletter absent";
  private static final RoutingRules RULES =
      RoutingRules.read(
          """
          {
            "prefix": "!{key:type}/!{key:team}/",
            "keys": {
              "type": { "field": "/eventType", "map": { "Rendering Failure": "Rendering" } },
              "team": { "tag": "ses:caller-identity" }
            },
            "sender": "team",
            "rules": [{ "when": { "tag": { "env": "test" } }, "drop": "tests" }]
          }
          """);

  /** The figures of one invocation by sender; a metric that isn't in a line is not in the map. */
  private static Map<String, Map<String, Long>> figures(String watched, List<String> payloads) {
    var invocation = new TestInvocation();
    payloads.forEach(invocation::payload);
    return figures(log(RULES, watched, invocation.json()));
  }

  private static List<JsonNode> log(RoutingRules rules, String watched, String invocation) {
    List<JsonNode> log = new ArrayList<>();
    var handler =
        new PartitioningHandler(
            rules, line -> log.add(TestInvocation.parse(line.getBytes(UTF_8))), watched);
    TestInvocation.call(handler, invocation.getBytes(UTF_8));
    return log;
  }

  private static Map<String, Map<String, Long>> figures(List<JsonNode> log) {
    Map<String, Map<String, Long>> figures = new TreeMap<>();
    for (JsonNode line : log) {
      if (line.has("Sender")) {
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
            .isEqualTo("[[\"DeliveryStream\",\"Sender\"]]");
        assertThat(line.get("DeliveryStream").textValue()).isEqualTo("ses-events");
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode metric : line.at("/_aws/CloudWatchMetrics/0/Metrics")) {
          assertThat(metric.get("Unit").textValue()).isEqualTo("Count");
          String name = metric.get("Name").textValue();
          counts.put(name, line.get(name).longValue());
        }
        assertThat(figures.put(line.get("Sender").textValue(), counts)).isNull();
      }
    }
    return figures;
  }

  private static String event(String type, String sender, String rest) {
    return ("{'eventType':'%s','mail':{'messageId':'m','destination':['a','B','c'],"
                + "'tags':{'ses:caller-identity':['%s']}}%s}")
            .formatted(type, sender, rest)
            .replace('\'', '"')
        + "\n";
  }

  @Example
  void haveALineEachInTheirInvocationsAndAllOthersOneTogether() {
    assertThat(
            figures(
                WATCHED,
                List.of(
                    event("Send", "orders", ""),
                    event("Delivery", "orders", ",'delivery':{'recipients':['a','b']}"),
                    event("Open", "newsletter", ",'open':{}"),
                    event("Send", "invented-1", ""),
                    event("Send", "invented-2", ""))))
        .isEqualTo(
            Map.of(
                "orders",
                counts(3, 2, 0, 0),
                "newsletter",
                counts(0, 0, 0, 0),
                "(others)",
                counts(6, 0, 0, 0)));
  }

  private static Map<String, Long> counts(long sends, long deliveries, long hard, long complaints) {
    return new TreeMap<>(
        Map.of(
            "Sends",
            sends,
            "Deliveries",
            deliveries,
            "HardBounces",
            hard,
            "Complaints",
            complaints));
  }

  @Example
  void suppressedOnesArePartOfTheCountAndTold() {
    String list = "'bounceSubType':'OnAccountSuppressionList',";
    String two = "[{'emailAddress':'a'},{'emailAddress':'b'}]}";
    Map<String, Long> expected = counts(0, 0, 5, 1);
    expected.put("SuppressedBounces", 2L);
    expected.put("SuppressedComplaints", 1L);
    assertThat(
            figures(
                WATCHED,
                List.of(
                    event("Bounce", "orders", ",'bounce':{'bounceType':'Permanent'}"),
                    event(
                        "Bounce",
                        "orders",
                        ",'bounce':{'bounceType':'Permanent','bouncedRecipients':" + two),
                    event(
                        "Bounce",
                        "orders",
                        ",'bounce':{'bounceType':'Permanent',"
                            + list
                            + "'bouncedRecipients':"
                            + two),
                    event("Bounce", "orders", ",'bounce':{'bounceType':'Transient'}"),
                    event(
                        "Complaint",
                        "orders",
                        ",'complaint':{'complaintSubType':'OnAccountSuppressionList'}"))))
        .isEqualTo(Map.of("orders", expected));
  }

  @Example
  void nobodyIsWatchedWithoutNames() {
    List<String> payloads = List.of(event("Send", "orders", ""));
    assertThat(figures("", payloads)).isEmpty();
    assertThat(figures(" ", payloads)).isEmpty();
    assertThat(figures(null, payloads)).isEmpty();
  }

  @Example
  void whatIsNotDeliveredDoesNotCount() {
    String test =
        event("Send", "orders", "").replace("\"tags\":{", "\"tags\":{\"env\":[\"test\"],");
    assertThat(figures(WATCHED, List.of(test, "no json", "", "[]"))).isEmpty();
  }

  @Example
  void whatWasCutDoesNotCountNorIsItAFallback() {
    var invocation = new TestInvocation();
    String large = event("Send", "orders", "").strip() + " ".repeat(1_000_000) + "\n";
    for (int i = 0; i < 6; i++) {
      invocation.payload(large.replace("orders", i % 2 == 0 ? "orders" : "newsletter"));
    }
    List<JsonNode> log = log(RULES, WATCHED, invocation.json());
    assertThat(figures(log).get("orders")).containsEntry("Sends", 6L);
    assertThat(figures(log).get("newsletter")).containsEntry("Sends", 6L);

    JsonNode metrics =
        log(RULES, "", invocation.json()).stream()
            .filter(line -> line.has("Fallback"))
            .findFirst()
            .orElseThrow();
    assertThat(metrics.get("Delivered").longValue()).isEqualTo(4);
    assertThat(metrics.get("Fallback").longValue()).isZero();

    var unknown = new TestInvocation();
    for (int i = 0; i < 6; i++) {
      unknown.payload("{" + " ".repeat(1_000_000) + "}\n");
    }
    JsonNode fallbacks = log(RULES, "", unknown.json()).get(2);
    assertThat(fallbacks.get("Delivered").longValue()).isEqualTo(4);
    assertThat(fallbacks.get("Failed").longValue()).isEqualTo(2);
    assertThat(fallbacks.get("Fallback").longValue()).isEqualTo(4);
  }

  @Example
  void rulesWithoutASenderWatchAllTogether() {
    RoutingRules rules =
        RoutingRules.read(
            "{\"prefix\":\"!{key:day}/\",\"keys\":{\"day\":{\"time\":\"event\",\"format\":\"uuuu\"}}}");
    var invocation = new TestInvocation().payload(event("Send", "orders", ""));
    assertThat(figures(log(rules, WATCHED, invocation.json())))
        .isEqualTo(Map.of("(others)", counts(3, 0, 0, 0)));
  }

  @Property(tries = 20)
  void aMonthOfRandomEventsCountsAsAnIndependentCount(@ForAll Random random) throws IOException {
    Map<String, Long> counted = new TreeMap<>();
    Map<String, Long> independent = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      List<String> payloads = new ArrayList<>();
      for (int j = random.nextInt(40); j >= 0; j--) {
        String payload = RandomMail.payload(random);
        payloads.add(payload);
        IndependentCount.add(payload, independent);
      }
      figures(WATCHED, payloads)
          .forEach(
              (sender, counts) ->
                  counts.forEach(
                      (metric, count) -> {
                        if (count > 0) {
                          counted.merge(sender + " " + metric, count, Long::sum);
                        }
                      }));
    }
    assertThat(counted).isEqualTo(independent).isNotEmpty();
  }

  /** Events of all types, whole and spoilt, bare and in envelopes. */
  private static final class RandomMail {
    private static final List<String> TYPES =
        List.of(
            "Send",
            "Delivery",
            "Bounce",
            "Complaint",
            "Reject",
            "Open",
            "Click",
            "DeliveryDelay",
            "Rendering Failure",
            "Subscription",
            "send",
            "Received",
            "");

    static String payload(Random random) throws IOException {
      ObjectNode event = JSON.createObjectNode();
      event.put(random.nextInt(5) == 0 ? "notificationType" : "eventType", one(TYPES, random));
      ObjectNode mail = event.putObject("mail");
      switch (random.nextInt(12)) {
        case 0 -> mail.put("messageId", 7);
        case 1 -> mail.put("messageId", "");
        case 2 -> mail.putNull("other");
        default -> mail.put("messageId", "m" + random.nextInt(1_000));
      }
      addresses(mail, "destination", false, random);
      addresses(event.putObject("delivery"), "recipients", false, random);
      ObjectNode bounce = event.putObject("bounce");
      bounce.put("bounceType", one(List.of("Permanent", "Transient", "Undetermined", ""), random));
      bounce.put("bounceSubType", one(List.of("General", "OnAccountSuppressionList"), random));
      addresses(bounce, "bouncedRecipients", true, random);
      ObjectNode complaint = event.putObject("complaint");
      if (random.nextBoolean()) {
        complaint.put("complaintSubType", "OnAccountSuppressionList");
      }
      addresses(complaint, "complainedRecipients", true, random);
      ObjectNode tags = mail.putObject("tags");
      List<String> senders = List.of("orders", "newsletter", "other", "x" + random.nextInt());
      tags.putArray("ses:caller-identity").add(one(senders, random));
      tags.putArray("env").add(random.nextInt(8) == 0 ? "test" : "live");
      return inEnvelope(event, random);
    }

    private static <T> T one(List<T> some, Random random) {
      return some.get(random.nextInt(some.size()));
    }

    private static void addresses(ObjectNode of, String name, boolean objects, Random random) {
      if (random.nextInt(8) == 0) {
        return;
      }
      ArrayNode list = of.putArray(name);
      for (int i = random.nextInt(4); i > 0; i--) {
        String address = "a" + random.nextInt(5) + "@example.com";
        if (objects) {
          list.addObject().put("status", "5.1.1").put("emailAddress", address);
        } else {
          list.add(address);
        }
      }
    }

    private static String inEnvelope(ObjectNode event, Random random) {
      ObjectNode outer = JSON.createObjectNode();
      return switch (random.nextInt(8)) {
        case 0 -> outer.put("source", "aws.ses").set("detail", event).toString();
        case 1 ->
            outer.put("Type", "Notification").put("Message", event.toString()).toString() + "\n";
        case 2 -> event.toString().substring(1 + random.nextInt(20)) + "\n";
        default -> event.toString() + "\n";
      };
    }
  }

  /** By Jackson's tree. */
  private static final class IndependentCount {
    static void add(String payload, Map<String, Long> counts) throws IOException {
      JsonNode event = read(payload);
      if (event.path("source").asText().equals("aws.ses")) {
        event = event.get("detail");
      } else if (event.path("Type").asText().equals("Notification")) {
        event = read(event.get("Message").textValue());
      }
      JsonNode id = event.path("mail").path("messageId");
      if (!id.isTextual()
          || id.textValue().isEmpty()
          || event.at("/mail/tags/env/0").asText().equals("test")) {
        return;
      }
      String type = event.path("eventType").asText();
      if (type.isEmpty()) {
        type = event.path("notificationType").asText();
      }
      String sender = event.at("/mail/tags/ses:caller-identity/0").asText();
      if (!List.of("orders", "newsletter").contains(sender)) {
        sender = "(others)";
      }
      boolean hard = event.at("/bounce/bounceType").asText().equals("Permanent");
      String list = "OnAccountSuppressionList";
      if (type.equals("Send")) {
        count(sender + " Sends", event.at("/mail/destination"), counts);
      } else if (type.equals("Delivery")) {
        count(sender + " Deliveries", event.at("/delivery/recipients"), counts);
      } else if (type.equals("Bounce") && hard) {
        count(sender + " HardBounces", event.at("/bounce/bouncedRecipients"), counts);
        if (event.at("/bounce/bounceSubType").asText().equals(list)) {
          count(sender + " SuppressedBounces", event.at("/bounce/bouncedRecipients"), counts);
        }
      } else if (type.equals("Complaint")) {
        count(sender + " Complaints", event.at("/complaint/complainedRecipients"), counts);
        if (event.at("/complaint/complaintSubType").asText().equals(list)) {
          count(
              sender + " SuppressedComplaints",
              event.at("/complaint/complainedRecipients"),
              counts);
        }
      }
    }

    private static JsonNode read(String payload) {
      try {
        return JSON.readTree(payload);
      } catch (IOException e) {
        return JSON.createObjectNode();
      }
    }

    private static void count(String name, JsonNode list, Map<String, Long> counts) {
      counts.merge(name, Math.max(1L, list.size()), Long::sum);
    }
  }

  /** The program whose class loading is looked at: the handler as Lambda makes it. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      byte[] invocation =
          new TestInvocation().payload(event("Send", "orders", "")).json().getBytes(UTF_8);
      new PartitioningHandler()
          .handleRequest(new ByteArrayInputStream(invocation), new ByteArrayOutputStream(), null);
    }
  }

  @Example
  void nothingIsLoadedForNobody() throws IOException {
    assertThat(loaded(""))
        .noneMatch(name -> name.matches(".*(WatchedSenders|MailEvent|SesEventType)\\b.*"));
    assertThat(loaded("orders")).anyMatch(name -> name.contains(".WatchedSenders$Counts"));
  }

  private static List<String> loaded(String watched) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true);
    builder.environment().put(PartitioningHandler.WATCHED_SENDERS, watched);
    String output = new String(builder.start().getInputStream().readAllBytes(), UTF_8);
    assertThat(output).contains("\"Delivered\":1");
    return output.lines().filter(line -> line.contains(" io.sespartitioner.")).toList();
  }
}

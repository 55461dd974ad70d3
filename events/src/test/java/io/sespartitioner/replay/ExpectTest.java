package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.replay.load.EventGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --expect} checks and says, and what {@code --accept} writes. */
class ExpectTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String EVENT =
      "{\"eventType\":\"%s\",\"mail\":{\"timestamp\":\"%s\",\"tags\":{\"ses:caller-identity\":[\"%s\"],"
          + "\"env\":[\"%s\"]}}}\n";
  private static final String RULES =
      """
      {"prefix": "!{key:caller}/!{timestamp:yyyy/MM/dd}/",
       "keys": {"caller": {"tag": "ses:caller-identity"}},
       "rules": [
         {"when": {"eventType": "Open"}, "drop": "engagement is kept elsewhere"},
         {"when": {"tag": {"env": "test"}}, "set": {"caller": "test-traffic"}},
         {"when": {"tag": {"env": "none"}}, "fail": "no environment"}]}
      """;

  @TempDir Path folder;

  @Test
  void theSamplesBecomeWhatTheirFileSays() throws IOException {
    Path file = Path.of("expectations.json");
    CommandLineRun run = CommandLineRun.of("--expect", file);
    assertThat(run.messages()).isEmpty();
    assertThat(run.report()).isEqualTo("100 events as expectations.json expects\n");
    assertThat(run.status()).isZero();
    assertThat(MAPPER.readTree(file.toFile()).size()).isEqualTo(Samples.names().size());
  }

  @Test
  void whatIsAnotherIsNamedWithTheRuleOrSourceBehindIt() throws IOException {
    write("rules.json", RULES);
    write("events/a.json", event("Send", "2026-11-30T10:00:00Z", "orders", "prod"));
    write("events/b.json", event("Open", "2026-11-30T10:00:00Z", "orders", "prod"));
    write("events/c.json", event("Send", "2026-11-30T10:00:00Z", "orders", "none"));
    write("events/d.json", event("Send", "2026-11-30T10:00:00Z", "orders", "test"));
    write("events/e.json", "{\"mail\":");
    write(
        "expectations.json",
        """
        {"events/a.json": "billing/2026/11/30/",
         "events/b.json": "orders/2026/11/30/",
         "events/c.json": {"result": "Dropped"},
         "events/d.json": "orders/2026/11/30/",
         "events/e.json": {"result": "ProcessingFailed", "reason": "not-utf8"}}
        """);
    CommandLineRun run = expect();
    assertThat(run.report().lines())
        .hasSize(6)
        .contains(
            "events/a.json, record 1: expected billing/2026/11/30/, got orders/2026/11/30/"
                + " (caller is orders by tag \"ses:caller-identity\")",
            "events/d.json, record 1: expected orders/2026/11/30/, got test-traffic/2026/11/30/"
                + " (caller is test-traffic by /rules/1 (when tag \"env\" is \"test\": set))",
            "events/b.json, record 1: expected orders/2026/11/30/, got {\"result\":\"Dropped\"}"
                + " (engagement is kept elsewhere)",
            "events/c.json, record 1: expected {\"result\":\"Dropped\"}, got"
                + " {\"result\":\"ProcessingFailed\",\"reason\":\"rule\"} (no environment)",
            "events/e.json, record 1: expected"
                + " {\"result\":\"ProcessingFailed\",\"reason\":\"not-utf8\"}, got"
                + " {\"result\":\"ProcessingFailed\",\"reason\":\"not-json\"}",
            "5 of 5 events not as " + folder.resolve("expectations.json") + " expects");
    assertThat(run.status()).isEqualTo(3);
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void thePageShowsWhatIsSaid() throws IOException {
    write(
        "rules.json",
        RULES.replace("caller-identity\"}", "source-ip\"}").replace("caller", "userName"));
    write("my-events/a.json", event("Send", "2026-11-30T10:00:00Z", "orders", "prod"));
    write("my-events/b.json", event("Open", "2026-11-30T10:00:00Z", "orders", "prod"));
    write("my-events/c.json", "{");
    write(
        "expectations.json",
        """
        {"my-events/a.json": "orders/2026/11/30/",
         "my-events/b.json": {"result": "Dropped"},
         "my-events/c.json": {"result": "ProcessingFailed", "reason": "not-json"}}
        """);
    String said = expect().report().replace(folder + "/", "");
    assertThat(said).hasLineCount(2);
    assertThat(Path.of("docs/test-rules.md")).content().contains("```text\n" + said + "```");
  }

  @Test
  void anInputOfSeveralRecordsHasAList() throws IOException {
    write("rules.json", RULES);
    write(
        "events",
        event("Send", "2026-11-30T23:59:00Z", "a", "prod")
            // In a stream it would share the buffer of the first, and so its day.
            + event("Send", "2026-12-01T00:01:00Z", "a", "prod"));
    write("expectations.json", "{\"events\": [\"a/2026/11/30/\", \"a/2026/12/01/\"]}");
    assertThat(expect().status()).isZero();
    write("expectations.json", "{\"events\": \"a/2026/11/30/\"}");
    assertThat(expect().report())
        .startsWith("events, record 2: expected no such record, got a/2026/12/01/");
    write("expectations.json", "{\"./events\": [\"a/2026/11/30/\", \"a/2026/12/01/\", \"b/\"]}");
    assertThat(expect().report())
        .startsWith("./events, record 3: expected b/, got no such record\n1 of 2 events");
    assertThat(expect("--format", "json").json().at("/differences/0"))
        .isEqualTo(
            MAPPER.readTree(
                "{\"input\":\"./events\",\"record\":3,\"expected\":\"b/\",\"actual\":null,\"why\":\"\"}"));
  }

  @Test
  void eachProblemOfTheFileIsToldAtOnce() throws IOException {
    write("rules.json", RULES);
    write("a", "{}");
    write(
        "expectations.json",
        """
        {"missing": "x/", "a": [3, {"result": "ProcessingFailed", "reason": "not-jason"}, {"result": "Ok"}]}
        """);
    CommandLineRun run = expect();
    String file = folder.resolve("expectations.json").toString();
    assertThat(run.messages().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "replay: "
                            + file
                            + ": /missing: no such file; paths start from the folder of"
                            + " expectations.json"),
            line -> assertThat(line).startsWith(file + ": /a/0: write a prefix, {\"result\""),
            line -> assertThat(line).startsWith(file + ": /a/1: not-jason is no reason; write one"),
            line -> assertThat(line).startsWith(file + ": /a/2: write a prefix, {\"result\""));
    assertThat(run.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"a\": ", "{\"a\": \"b/\", \"a\": \"c/\"}", "{} {}"})
  void whatIsNoFileOfExpectationsIsRefused(String text) throws IOException {
    write("rules.json", RULES);
    write("a", "{}");
    write("expectations.json", text);
    CommandLineRun run = expect();
    assertThat(run.messages()).contains(folder.resolve("expectations.json").toString());
    assertThat(run.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--expect none | none: no such file; --expect none --accept INPUT... writes it",
        "--expect none samples | --expect takes its INPUTs from none; leave them out",
        "--accept samples | --accept writes the file of --expect FILE; name one",
        "--expect none --accept - | --accept takes files and folders, not -",
        "--expect none --accept s3://a/b | --accept takes files and folders, not s3://a/b",
        "--expect none --explain | --expect only checks; leave out --explain",
        "--expect none --processor both | --expect checks one processor"
      })
  void optionsThatDoNotGoTogetherAreRefused(String arguments, String message) {
    CommandLineRun run = CommandLineRun.of((Object[]) arguments.split(" ", -1));
    assertThat(run.messages()).contains(message);
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void withoutAnInputTheFileIsWrittenAnew() throws IOException {
    write("rules.json", RULES);
    write("a", event("Open", "2026-11-30T10:00:00Z", "orders", "prod"));
    write("blank", " \n");
    write("expectations.json", "{\"a\": \"orders/2026/11/30/\", \"blank\": \"x/\"}");
    assertThat(expect("--accept").messages())
        .isEqualTo("replay: 1 event written to " + folder.resolve("expectations.json") + "\n");
    assertThat(folder.resolve("expectations.json"))
        .hasContent("{\n  \"a\" : {\n    \"result\" : \"Dropped\"\n  },\n  \"blank\" : [ ]\n}\n");
    assertThat(expect().status()).isZero();
  }

  @Test
  void jqIsCheckedToo() throws IOException {
    write("rules.json", RULES.replaceAll("(?s),\\s*\"rules\".*]", ""));
    write("a", event("Send", "2026-11-30T10:00:00Z", "orders", "prod"));
    write("broken", "{");
    write(
        "expectations.json",
        """
        {"a": "orders/2026/11/30/",
         "broken": {"result": "ProcessingFailed", "reason": "metadata-extraction-failed"}}
        """);
    assertThat(expect("--processor", "jq").report()).startsWith("2 events as ");
  }

  /** Of events and rules at random: what was accepted is expected, and one changed word is seen. */
  @RepeatedTest(20)
  void whatWasAcceptedIsExpected(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    write("rules.json", rules(random));
    EventGenerator events =
        new EventGenerator(random.nextLong(), 1 + random.nextInt(9), Duration.ofDays(400), 0.2);
    for (int file = 0; file < 4; file++) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (int i = random.nextInt(12); i >= 0; i--) {
        content.write(events.next());
      }
      Files.createDirectories(folder.resolve("in"));
      Files.write(folder.resolve("in/" + file), content.toByteArray());
    }
    assertThat(expect("--accept", folder.resolve("in")).status()).isZero();
    CommandLineRun same = expect();
    assertThat(same.status()).as(same.report()).isZero();
    ObjectNode file = (ObjectNode) MAPPER.readTree(folder.resolve("expectations.json").toFile());
    JsonNode first = file.get("in/0");
    if (first.isArray()) {
      ((ArrayNode) first).set(0, "changed/");
    } else {
      file.put("in/0", "changed/");
    }
    write("expectations.json", file.toString());
    CommandLineRun changed = expect();
    assertThat(changed.report().lines()).hasSize(2);
    assertThat(changed.report()).startsWith("in/0, record 1: expected changed/, got ");
    assertThat(changed.status()).isEqualTo(3);
  }

  private static String rules(Random random) {
    String source =
        pick(
            random,
            "\"tag\": \"ses:caller-identity\"",
            "\"field\": \"/eventType\"",
            "\"firstOf\": [{\"tag\": \"none\"}, {\"field\": \"/mail/messageId\"}]",
            "\"tag\": \"ses:caller-identity\", \"match\": \"[0-9]+\"",
            "\"tag\": \"none\", \"required\": true");
    String rule =
        pick(
            random,
            "",
            "{\"when\": {\"eventType\": \"Open\"}, \"drop\": \"opens\"}",
            "{\"when\": {\"eventType\": [\"Send\", \"Click\"]}, \"fail\": \"no sends\"}",
            "{\"when\": {\"tag\": {\"ses:caller-identity\": {\"matches\": \"[1-4]$\"}}},"
                + " \"set\": {\"k\": \"few\"}}");
    return "{\"prefix\": \"%s!{key:k}/!{timestamp:%s}/\", \"keys\": {\"k\": {%s}}, \"rules\": [%s]}"
        .formatted(
            pick(random, "", "logs/"), pick(random, "yyyy/MM/dd", "yyyy/MM/dd/HH"), source, rule);
  }

  private static String pick(Random random, String... texts) {
    return List.of(texts).get(random.nextInt(texts.length));
  }

  private static String event(String type, String time, String caller, String env) {
    return EVENT.formatted(type, time, caller, env);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandLineRun expect(Object... more) {
    Object[] arguments = new Object[more.length + 4];
    arguments[0] = "--rules";
    arguments[1] = folder.resolve("rules.json");
    arguments[2] = "--expect";
    arguments[3] = folder.resolve("expectations.json");
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandLineRun.of(arguments);
  }
}

package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of rules that decide, of events that don't count, and of alarms. */
class CountedRecordsTest {

  @TempDir Path folder;

  private JsonNode replay(String rules, String... lines) throws IOException {
    Path input = Files.writeString(folder.resolve("input.ndjson"), String.join("\n", lines) + "\n");
    Path file = Files.writeString(folder.resolve("rules.json"), rules);
    CommandLineRun run = CommandLineRun.of("--format", "json", "--dry-run", "--rules", file, input);
    assertThat(run.status()).as(run.messages()).isZero();
    return run.json();
  }

  private static String rules(String list) {
    return """
        { "prefix": "!{key:caller}/",
          "keys": { "caller": { "tag": "ses:caller-identity", "otherwise": "unknown" } },
          "rules": [%s] }"""
        .formatted(list);
  }

  private static List<String> warnings(JsonNode report, String kind) {
    List<String> messages = new ArrayList<>();
    for (JsonNode warning : report.get("warnings")) {
      if (warning.get("kind").asText().equals(kind)) {
        messages.add(warning.get("message").asText());
      }
    }
    return messages;
  }

  @Test
  void eachRuleHasTheNumberOfEventsThatItDecided() throws IOException {
    String open = "{\"eventType\":\"Open\",\"mail\":{\"messageId\":\"m\"}}";
    String send = "{\"eventType\":\"Send\",\"mail\":{\"messageId\":\"m\"}}";
    JsonNode report =
        replay(
            rules(
                """
                {"when": {"eventType": "Click"}, "drop": "no clicks"},
                {"when": {"eventType": ["Click", "Open"]}, "drop": "no opens"},
                {"when": {"field": {"/eventType": "Send"}}, "set": {"caller": "sent"}},
                {"when": {"tag": {"env": "test"}}, "fail": "a test"}"""),
            open,
            open,
            send,
            "no json");
    assertThat(report.get("rules").toString())
        .isEqualTo(
            "[{\"rule\":\"/rules/0\",\"events\":0},{\"rule\":\"/rules/1\",\"events\":2},"
                + "{\"rule\":\"/rules/2\",\"events\":1},{\"rule\":\"/rules/3\",\"events\":0}]");
    assertThat(warnings(report, "idle-rule"))
        .containsExactly(
            "rule 1 decided 0 of 4 events (/rules/0); so did rule 4 (/rules/3). Is a name"
                + " misspelled, or are such events not among these?");
  }

  @Test
  void withoutRulesThereIsNothingToCount() throws IOException {
    JsonNode report = replay(rules(""), "{\"eventType\":\"Open\",\"mail\":{\"messageId\":\"m\"}}");
    assertThat(report.get("rules")).isEmpty();
    assertThat(warnings(report, "idle-rule")).isEmpty();
  }

  private static final String NOTIFICATION =
      """
      {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":\
      [{"emailAddress":"a@x.org"}]},"mail":{"messageId":"m","callerIdentity":"shop"}}""";

  @Test
  void feedbackNotificationsOfIdentitiesCountAndTheirUnreadCallersAreTold() throws IOException {
    JsonNode report = replay(rules(""), NOTIFICATION);
    assertThat(report.at("/allSenders/hardBounces").asLong()).isEqualTo(1);
    assertThat(report.get("notCounted").asLong()).isZero();
    assertThat(warnings(report, "caller-identity"))
        .containsExactly(
            "1 event has the caller in mail.callerIdentity, as feedback notifications of"
                + " identities do, and the rules don't read it. \"firstOf\": [{\"tag\":"
                + " \"ses:caller-identity\"}, {\"field\": \"/mail/callerIdentity\"}] as the key's"
                + " source files them by it.");
  }

  @Test
  void theRuleThatTheWarningNamesFilesThemAndEndsIt() throws IOException {
    String advised =
        """
        { "prefix": "!{key:caller}/",
          "keys": { "caller": { "firstOf": [{"tag": "ses:caller-identity"},
                                            {"field": "/mail/callerIdentity"}] } } }""";
    JsonNode report = replay(advised, NOTIFICATION);
    assertThat(report.at("/partitions/0/prefix").asText()).isEqualTo("shop/");
    assertThat(warnings(report, "caller-identity")).isEmpty();
  }

  @Test
  void whatIsFiledButNotCountedIsNamedForWhatItIs() throws IOException {
    JsonNode report =
        replay(
            rules(""),
            "{\"notificationType\":\"Received\",\"receipt\":{},\"mail\":{\"messageId\":\"m\"}}",
            "{\"event_type\":\"_email.delivered\",\"event_timestamp\":1699241423204}",
            "{\"event_type\":\"_email.open\",\"event_timestamp\":1699241423204}",
            "{\"hello\":1}",
            "{\"eventType\":\"Subscription\",\"mail\":{\"messageId\":\"m\"}}");
    assertThat(report.get("notCounted").asLong()).isEqualTo(5);
    assertThat(warnings(report, "not-counted"))
        .containsExactly(
            "5 records are filed but not counted in senders' figures: about no delivery (1),"
                + " receipts of inbound mail (1), events of Amazon Pinpoint (2), neither eventType"
                + " nor mail (1).");
  }

  @Test
  void eventsPartedByALiteralBackslashNAreExplained() throws IOException {
    JsonNode report = replay(rules(""), NOTIFICATION + "\\n" + NOTIFICATION);
    assertThat(report.get("failed").asLong()).isEqualTo(1);
    assertThat(warnings(report, "literal-newline"))
        .containsExactly(
            "1 failed record holds several events with the two characters \\n between them, not a"
                + " line feed. Whoever wrote them meant a line feed; sed 's/}\\\\n{/}\\n{/g' puts it"
                + " there.");
  }

  @Test
  void theReportSaysWhichAlarmsWouldHaveRungAndWhen() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String object =
          i < 6
              ? "\"bounce\":{\"bounceType\":\"Permanent\",\"timestamp\":\"2026-11-01T10:30:00Z\"}"
              : "\"x\":1";
      lines.add(
          "{\"eventType\":\"Send\",\"send\":{},\"mail\":{\"messageId\":\"m%d\",\"timestamp\":\"2026-11-01T10:00:00Z\"}}"
              .formatted(i));
      if (i < 6) {
        lines.add(
            "{\"eventType\":\"Bounce\",%s,\"mail\":{\"messageId\":\"m%d\",\"timestamp\":\"2026-11-01T10:00:00Z\"}}"
                .formatted(object, i));
      }
    }
    JsonNode report = replay(rules(""), lines.toArray(String[]::new));
    assertThat(report.get("alarms").toString())
        .isEqualTo(
            "[{\"sender\":\"unknown\",\"metric\":\"bounceRate\",\"from\":\"2026-11-01T11:00:00Z\","
                + "\"to\":null,\"rate\":0.06,\"limit\":0.05,\"mails\":100}]");
    String text = CommandLineRun.of("--dry-run", folder.resolve("input.ndjson")).report();
    assertThat(text)
        .containsOnlyOnce("Alarms on senders")
        .containsPattern("unknown +hard bounces +2026-11-01T11:00:00Z +still ringing +6.0 % +100");
  }
}

package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.replay.load.MailMonth;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of the senders, on 200,000 events with copies, against what DuckDB counts. */
class SendersJudgedTest {

  private static final String COUNTS =
      """
      WITH facts AS (
        SELECT sender, 'sends' AS metric, id || ' ' || lower(unnest(mail.destination)) AS fact FROM events WHERE eventType = 'Send'
        UNION ALL
        SELECT sender, 'deliveries', id || ' ' || lower(unnest(delivery.recipients)) FROM events WHERE eventType = 'Delivery'
        UNION ALL
        SELECT sender, CASE bounce.bounceType WHEN 'Permanent' THEN 'hardBounces' ELSE 'softBounces' END,
               id || ' ' || lower(unnest(bounce.bouncedRecipients).emailAddress) FROM events WHERE eventType = 'Bounce'
        UNION ALL
        SELECT sender, 'suppressedBounces', id || ' ' || lower(unnest(bounce.bouncedRecipients).emailAddress)
        FROM events WHERE eventType = 'Bounce' AND bounce.bounceSubType = 'OnAccountSuppressionList'
        UNION ALL
        SELECT sender, 'complaints', id || ' ' || lower(unnest(complaint.complainedRecipients).emailAddress)
        FROM events WHERE eventType = 'Complaint'
        UNION ALL
        SELECT sender, CASE "open".isBotEvent WHEN 'Likely' THEN 'botOpens' ELSE 'opens' END, id FROM events WHERE eventType = 'Open'
        UNION ALL
        SELECT sender, 'clicks', id FROM events WHERE eventType = 'Click'
      )
      SELECT sender || ' ' || metric, count(DISTINCT fact) FROM facts GROUP BY sender, metric
      """;

  @TempDir Path folder;

  @Test
  void areWhatAnotherEngineCounts() throws IOException, SQLException {
    Path month = folder.resolve("month.json");
    assertThat(MailMonth.write(7, 82_000, month)).isGreaterThan(199_000);
    // Arriving at once, they make few objects.
    CommandLineRun run =
        CommandLineRun.of(
            "--arrival", "now", "--format", "json", "--out", folder.resolve("out"), month);
    assertThat(run.status()).as(run.messages()).isZero();
    assertThat(counted(run.json().get("senders"))).isEqualTo(judged(month)).hasSize(71);
  }

  private static Map<String, Long> counted(JsonNode senders) {
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode sender : senders) {
      assertThat(sender.get("exact").asBoolean()).isTrue();
      for (Map.Entry<String, JsonNode> member : sender.properties()) {
        if (member.getValue().isIntegralNumber()
            && !member.getKey().endsWith("Millis")
            && member.getValue().asLong() > 0) {
          counts.put(
              sender.get("sender").asText() + " " + member.getKey(), member.getValue().asLong());
        }
      }
    }
    return counts;
  }

  private static Map<String, Long> judged(Path month) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          "CREATE VIEW events AS SELECT *, mail.messageId AS id, mail.tags['ses:caller-identity'][1] AS sender FROM read_json('"
              + month
              + "', format = 'newline_delimited')");
      try (ResultSet rows = statement.executeQuery(COUNTS)) {
        while (rows.next()) {
          counts.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return counts;
  }
}

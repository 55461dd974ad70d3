package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** Every figure of the senders against what DuckDB makes of the objects that were delivered. */
class SendersJudgedTest {

  /** The delivered lines, each as the event that is in it. */
  private static final String EVENTS =
      """
      CREATE TABLE events AS
      WITH lines AS (
        SELECT json AS line, split_part(substr(filename, length('%1$s') + 2), '/', 1) AS sender
        FROM read_json_objects('%1$s/**/*.gz', format = 'newline_delimited', filename = true)
      ), inner_events AS (
        SELECT sender, CASE WHEN (line->'$.mail') IS NOT NULL THEN line
          WHEN (line->>'$.source') = 'aws.ses' THEN (line->'$.detail')
          WHEN (line->>'$.Type') = 'Notification' AND json_valid(line->>'$.Message') THEN (line->>'$.Message')::JSON
          ELSE line END AS e
        FROM lines
      )
      SELECT sender, e, coalesce(e->>'$.eventType', (e->>'$.notificationType')) AS type, (e->>'$.mail.messageId') AS id,
        coalesce(e->>'$.bounce.bounceType', '') = 'Permanent' AS hard,
        coalesce(e->>'$.bounce.bounceSubType', 'no sub-type') AS sub_type,
        coalesce(e->>'$.open.isBotEvent', (e->>'$.click.isBotEvent'), '') = 'Likely' AS bot
      FROM inner_events WHERE json_type(e->'$.mail.messageId') = 'VARCHAR'
      """;

  /** What is counted once: of which metric, of which message, and recipient if it is of one. */
  private static final String FACTS =
      """
      CREATE TABLE facts AS
      WITH lists AS (
        SELECT *, CASE type
            WHEN 'Send' THEN (e->>'$.mail.destination[*]')
            WHEN 'Delivery' THEN (e->>'$.delivery.recipients[*]')
            WHEN 'DeliveryDelay' THEN (e->>'$.deliveryDelay.delayedRecipients[*].emailAddress')
            WHEN 'Bounce' THEN (e->>'$.bounce.bouncedRecipients[*].emailAddress')
            WHEN 'Complaint' THEN (e->>'$.complaint.complainedRecipients[*].emailAddress')
            ELSE [] END AS addresses
        FROM events
      ), each AS (
        SELECT *, unnest(CASE WHEN len(addresses) = 0 THEN [''] ELSE addresses END) AS address,
          generate_subscripts(CASE WHEN len(addresses) = 0 THEN [''] ELSE addresses END, 1) AS place
        FROM lists
      )
      SELECT sender, e, id || ' ' || lower(address) AS fact, CASE type
          WHEN 'Send' THEN 'sends' WHEN 'Delivery' THEN 'deliveries' WHEN 'DeliveryDelay' THEN 'delays'
          WHEN 'Bounce' THEN CASE WHEN hard THEN 'hardBounces' ELSE 'softBounces' END
          WHEN 'Complaint' THEN 'complaints' WHEN 'Reject' THEN 'rejects' WHEN 'Rendering Failure' THEN 'renderingFailures'
          WHEN 'Open' THEN CASE WHEN bot THEN 'botOpens' ELSE 'opens' END
          WHEN 'Click' THEN CASE WHEN bot THEN 'botClicks' ELSE 'clicks' END END AS metric,
        trim(sub_type || ' ' || coalesce(e->>('$.bounce.bouncedRecipients[' || (place - 1) || '].status'), '')) AS reason,
        sub_type LIKE '%SuppressionList' OR coalesce(e->>'$.complaint.complaintSubType', '') LIKE '%SuppressionList' AS suppressed
      FROM each
      """;

  private static final String COUNTS =
      """
      WITH named AS (
        SELECT sender, metric, fact FROM facts WHERE metric IS NOT NULL
        UNION ALL
        SELECT sender, CASE metric WHEN 'hardBounces' THEN 'suppressedBounces' ELSE 'suppressedComplaints' END, fact
        FROM facts WHERE suppressed AND metric IN ('hardBounces', 'complaints')
        UNION ALL
        SELECT sender, 'bounced ' || reason, fact FROM facts WHERE metric IN ('hardBounces', 'softBounces')
      )
      SELECT coalesce(sender, 'all') || ' ' || metric, count(DISTINCT fact)
      FROM named GROUP BY GROUPING SETS ((sender, metric), (metric))
      """;

  private static final String TIMES =
      """
      SELECT sender || ' ', quantile_disc(millis, [0.5, 0.95]) FROM (
        SELECT sender, fact, min((e->>'$.delivery.processingTimeMillis')::BIGINT) AS millis
        FROM facts WHERE metric = 'deliveries' GROUP BY sender, fact)
      WHERE millis IS NOT NULL GROUP BY sender
      """;

  @TempDir Path folder;

  @Test
  void areWhatAnotherEngineCountsOf200000EventsWithCopies() throws IOException, SQLException {
    Path month = folder.resolve("month.json");
    assertThat(MailMonth.write(7, 82_000, month)).isGreaterThan(199_000);
    // Arriving at once, they make few objects.
    assertThat(agreed("--arrival", "now", month)).isGreaterThan(150);
  }

  @Test
  void areWhatAnotherEngineCountsOfTheSamples() throws IOException, SQLException {
    assertThat(agreed(Samples.FOLDER)).isGreaterThan(50);
  }

  /** How many counts the report has, after each was found to be what DuckDB counts. */
  private int agreed(Object... arguments) throws IOException, SQLException {
    Path out = folder.resolve("out");
    Object[] all = new Object[arguments.length + 4];
    System.arraycopy(new Object[] {"--format", "json", "--out", out}, 0, all, 0, 4);
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    CommandLineRun run = CommandLineRun.of(all);
    assertThat(run.status()).as(run.messages()).isZero();
    Map<String, Long> counted = new TreeMap<>();
    run.json().get("senders").forEach(sender -> count(sender, counted));
    count(run.json().get("allSenders"), counted);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(EVENTS.formatted(out));
      statement.execute(FACTS);
      assertThat(counted).isEqualTo(judged(statement));
      checkTimes(run.json().get("senders"), statement);
    }
    return counted.size();
  }

  private static void count(JsonNode sender, Map<String, Long> counts) {
    String name = sender.get("sender").asText() + " ";
    assertThat(sender.get("exact").asBoolean()).isTrue();
    for (Map.Entry<String, JsonNode> member : sender.properties()) {
      if (member.getValue().isIntegralNumber()
          && !member.getKey().endsWith("Millis")
          && member.getValue().asLong() > 0) {
        counts.put(name + member.getKey(), member.getValue().asLong());
      }
    }
    for (Map.Entry<String, JsonNode> reason : sender.get("bounceReasons").properties()) {
      counts.put(name + "bounced " + reason.getKey(), reason.getValue().asLong());
    }
    checkRate(sender, "bounceRate", "hardBounces", "suppressedBounces");
    checkRate(sender, "complaintRate", "complaints", "suppressedComplaints");
  }

  private static void checkRate(JsonNode sender, String rate, String counted, String suppressed) {
    double sends = sender.get("sends").asDouble();
    if (sends == 0) {
      assertThat(sender.get(rate).isNull()).isTrue();
    } else {
      assertThat(sender.get(rate).asDouble())
          .isEqualTo((sender.get(counted).asDouble() - sender.get(suppressed).asDouble()) / sends);
    }
  }

  private static Map<String, Long> judged(Statement statement) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery(COUNTS)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counts;
  }

  private static void checkTimes(JsonNode senders, Statement statement) throws SQLException {
    Map<String, Object[]> times = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery(TIMES)) {
      while (rows.next()) {
        times.put(rows.getString(1).strip(), (Object[]) rows.getArray(2).getArray());
      }
    }
    for (JsonNode sender : senders) {
      Object[] judged = times.get(sender.get("sender").asText());
      assertThat(sender.get("medianDeliveryMillis").isNull()).isEqualTo(judged == null);
      if (judged != null) {
        assertClose(sender.get("medianDeliveryMillis"), (long) judged[0]);
        assertClose(sender.get("slowDeliveryMillis"), (long) judged[1]);
      }
    }
  }

  private static void assertClose(JsonNode millis, long judged) {
    assertThat(millis.asDouble()).isCloseTo((double) judged, within(1 + judged * 0.01));
  }
}

package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the page of questions has to answer, on whatever engine, over {@link AskedMail}. The answers
 * were read off the samples and the events at the edges; of random mail they are the report's.
 */
public interface Answers {

  /** A sender of the samples. */
  String NEWSLETTER = "ses-smtp-user.20231106-104205";

  /** Another one. */
  String ORDERS = "ses-smtp-user.20231106-122830";

  /** The sender of edge.ndjson. */
  String EDGE = "app";

  /**
   * The rows of an answer, each with its cells parted by {@code |}.
   *
   * @param question its title
   * @param words pairs of a word in the query and what to put there
   */
  List<String> rows(String question, String... words) throws Exception;

  /** The rows of an answer about one sender's mail, in the year that it is from. */
  default List<String> ask(String question, String sender, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("USERNAME", sender));
    if (sender.startsWith("ses-smtp-user")) {
      all.addAll(List.of("2026/01/01", "2023/11/01", "2026/01/31", "2023/12/31"));
    } else if (sender.equals(EDGE)) {
      all.addAll(List.of("2026/01/31", "2026/12/31"));
    }
    all.addAll(List.of(words));
    return rows(question, all.toArray(String[]::new));
  }

  /** A query with what stands for the words in it. */
  static String with(String query, String... words) {
    String sql = query;
    for (int i = 0; i < words.length; i += 2) {
      sql = sql.replace(words[i], words[i + 1]);
    }
    return sql;
  }

  /** The mail that is asked about. */
  AskedMail mail();

  /** How the engine writes the median of whole numbers, where that is whole. */
  String median(int number);

  @Test
  default void howIsMyMailDoingDayByDay() throws Exception {
    assertThat(ask("How is my mail doing, day by day?", ORDERS))
        .containsExactly("2023-11-06|5|1|3|1|1|1|0|1|0");
  }

  @Test
  default void whatAreMyRates() throws Exception {
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", ORDERS))
        .as("the complaint is of the account's own suppression list")
        .containsExactly("1|1|0|1|1|1.0|0.0");
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", NEWSLETTER))
        .as("of two hard bounces, one is of the account's own suppression list")
        .containsExactly("1|2|1|1|0|1.0|1.0");
  }

  @Test
  default void whoBouncedAndWhy() throws Exception {
    assertThat(ask("Who bounced, and why?", NEWSLETTER))
        .hasSize(3)
        .satisfiesExactly(
            row ->
                assertThat(row).startsWith("Permanent|General|5.1.1|former.reader@example.org|1|"),
            row ->
                assertThat(row)
                    .startsWith(
                        "Permanent|OnAccountSuppressionList|5.1.1|suppressed@example.net|1|"),
            row ->
                assertThat(row)
                    .startsWith("Transient|MailboxFull|4.4.7|full.mailbox@example.net|1|"));
  }

  @Test
  default void whoComplained() throws Exception {
    assertThat(ask("Who complained?", NEWSLETTER))
        .containsExactly(
            "hana@example.net|abuse|0106018ba2ad7834-6a8f6da1-f679-4817-8b61-f7adef1f9c73-000000"
                + "|Autumn events near you|2023-11-07T00:12:44.000Z");
  }

  @Test
  default void whatHappenedToARecipient() throws Exception {
    assertThat(
            ask(
                "What happened to the mail of this recipient?",
                NEWSLETTER,
                "RECIPIENT",
                "hana@example.net"))
        .extracting(row -> row.split("\\|", -1)[1])
        .as("each at its own time")
        .containsExactly("Send", "Delivery", "Open", "Open", "Click", "Complaint", "Subscription");
  }

  @Test
  default void whatHappenedToAMessage() throws Exception {
    assertThat(
            ask(
                "What happened to this message?",
                NEWSLETTER,
                "MESSAGE",
                "0106018ba2ad7ae9-586dd3d6-36e8-475e-85bf-bb8e5ea0c129-000000"))
        .containsExactly("2023-11-06T03:29:23.000Z|Bounce|General");
  }

  @Test
  default void whichProviderIsSlow() throws Exception {
    assertThat(ask("Which provider is slow to take my mail?", ORDERS))
        .containsExactly(
            "partner.example|2|" + median(2531) + "|" + median(2531),
            "example.org|1|" + median(2223) + "|" + median(2223));
  }

  @Test
  default void whatIsOpenedAndClicked() throws Exception {
    assertThat(ask("What is opened and clicked, by people and by bots?", NEWSLETTER))
        .containsExactly("Autumn events near you|1|1|0|0");
  }

  @Test
  default void copiesAreTakenOut() throws Exception {
    assertThat(ask("All events, copies taken out", NEWSLETTER)).hasSize(12);
  }

  /** Recipients of edge.ndjson: m1 one, m2 and m3 two each, m4 and m5 and m8 one, m7 untold. */
  @Test
  default void edgesAreCountedAsTheReportCountsThem() throws Exception {
    assertThat(ask("How is my mail doing, day by day?", EDGE))
        .containsExactly("2026-01-05|8|9|2|4|2|0|0|0|0");
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", EDGE))
        .containsExactly("9|4|0|0|0|" + 4 / 9.0 + "|0.0");
    assertThat(ask("Who bounced, and why?", EDGE))
        .containsExactly(
            "Permanent|General|5.1.1|c@z.org|1|null",
            "Permanent|General|5.1.1|d@z.org|1|null",
            "Permanent|NoEmail|5.1.1|b@x.org|1|null",
            "Permanent|no sub-type|null|a@x.org|1|null",
            "Transient|General|null|f@z.org|1|null",
            "null|General|null|e@z.org|1|null");
    assertThat(ask("Which provider is slow to take my mail?", EDGE))
        .as("one message to one recipient, of which two events tell, is one delivery")
        .containsExactly(
            "x.org|1|" + median(900) + "|" + median(900),
            "z.org|1|" + median(100) + "|" + median(100));
  }

  @Test
  default void aRecipientsHistoryHasNothingOfOthersAndEveryClick() throws Exception {
    assertThat(ask("What happened to the mail of this recipient?", EDGE, "RECIPIENT", "A@x.org"))
        .containsExactly(
            "2026-01-05T10:00:00.000Z|Send|m1|s|null",
            "2026-01-05T10:00:00.000Z|Send|m2|s|null",
            "2026-01-05T10:01:00.000Z|Bounce|m1|s|null",
            "2026-01-05T10:02:00.000Z|Delivery|m2|s|250 ok",
            "2026-01-05T11:00:00.000Z|Click|m2|s|http://1",
            "2026-01-05T11:00:00.000Z|Click|m2|s|http://2");
    assertThat(ask("What happened to the mail of this recipient?", EDGE, "RECIPIENT", "b@x.org"))
        .contains("2026-01-05T10:03:00.000Z|Bounce|m2|s|NoEmail")
        .noneMatch(row -> row.contains("Delivery"));
  }

  @Test
  default void copiesAreTakenOutAndNothingElse() throws Exception {
    assertThat(ask("All events, copies taken out", EDGE)).as("20, two of them copies").hasSize(18);
    for (String sender : senders()) {
      Set<JsonNode> different =
          mail().random().stream()
              .filter(event -> event.sender().equals(sender))
              .map(RandomMail.Event::event)
              .collect(Collectors.toSet());
      assertThat(ask("All events, copies taken out", sender).size()).isEqualTo(different.size());
    }
  }

  @Test
  default void everyQuestionsNumbersAreTheReports() throws Exception {
    List<String> all = ask("Which of my systems bounces most?", "everybody");
    for (String sender : senders()) {
      JsonNode report = mail().figures(sender);
      assertThat(report.get("sends").asLong()).isGreaterThan(100);
      String rates = rates(report);
      assertThat(ask("What are my bounce and complaint rates, as SES defines them?", sender))
          .containsExactly(rates);
      assertThat(all).contains(sender + "|" + rates);
      List<String> days = ask("How is my mail doing, day by day?", sender);
      String[] columns = {
        "sends",
        "deliveries",
        "hardBounces",
        "softBounces",
        "complaints",
        "delays",
        "rejects",
        "renderingFailures"
      };
      for (int i = 0; i < columns.length; i++) {
        assertThat(sum(days, 2 + i)).as(columns[i]).isEqualTo(report.get(columns[i]).asLong());
      }
      assertThat(ask("Who complained?", sender)).hasSize(report.get("complaints").asInt());
      assertThat(sum(ask("Which provider is slow to take my mail?", sender), 1))
          .isEqualTo(report.get("deliveries").asLong());
      List<String> opens = ask("What is opened and clicked, by people and by bots?", sender);
      assertThat(List.of(sum(opens, 1), sum(opens, 2), sum(opens, 3), sum(opens, 4)))
          .isEqualTo(
              Stream.of("opens", "clicks", "botOpens", "botClicks")
                  .map(metric -> report.get(metric).asLong())
                  .toList());
      Map<String, Long> reasons = new TreeMap<>();
      for (String row : ask("Who bounced, and why?", sender)) {
        String[] cells = row.split("\\|", -1);
        String status = cells[2].equals("null") ? "" : " " + cells[2];
        reasons.merge(cells[1] + status, Long.valueOf(cells[4]), Long::sum);
      }
      assertThat(reasons).isEqualTo(longs(report.get("bounceReasons")));
    }
  }

  private static List<String> senders() {
    return List.of("sender-0", "sender-1", "sender-2");
  }

  private static String rates(JsonNode report) {
    return Stream.of(
            "sends",
            "hardBounces",
            "suppressedBounces",
            "complaints",
            "suppressedComplaints",
            "bounceRate",
            "complaintRate")
        .map(member -> report.get(member).asText())
        .collect(Collectors.joining("|"));
  }

  private static Map<String, Long> longs(JsonNode object) {
    Map<String, Long> longs = new TreeMap<>();
    object.properties().forEach(member -> longs.put(member.getKey(), member.getValue().asLong()));
    return longs;
  }

  private static long sum(List<String> rows, int column) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.split("\\|", -1)[column])).sum();
  }
}

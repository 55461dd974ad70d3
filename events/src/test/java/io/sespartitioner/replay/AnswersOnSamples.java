package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the page of questions has to answer, on whatever engine, over what replay makes of the
 * samples and of a copy of each, since Firehose delivers at least once. The answers were read off
 * the samples.
 */
public interface AnswersOnSamples {

  /** A sender of the samples. */
  String NEWSLETTER = "ses-smtp-user.20231106-104205";

  /** Another one. */
  String ORDERS = "ses-smtp-user.20231106-122830";

  /**
   * The rows of an answer, each with its cells parted by {@code |}.
   *
   * @param question its title
   * @param sender whose mail is asked for, of 2023
   * @param words pairs of a word in the query and what to put there
   */
  List<String> ask(String question, String sender, String... words) throws Exception;

  /** How the engine writes the median of whole numbers, where that is whole. */
  String median(int number);

  /** Copies each of the samples twice. */
  static void copyTwice(Path samples, Path copies) throws IOException {
    Files.createDirectory(copies);
    try (Stream<Path> files = Files.list(samples)) {
      for (Path sample : files.filter(Files::isRegularFile).toList()) {
        Files.copy(sample, copies.resolve(sample.getFileName()));
        Files.copy(sample, copies.resolve("copy-of-" + sample.getFileName()));
      }
    }
  }

  /** The query about this sender, in 2023. */
  static String query(String text, String sender, String... words) {
    String sql =
        text.replace("USERNAME", sender)
            .replace("2026/01/01", "2023/01/01")
            .replace("2026/01/31", "2023/12/31");
    for (int i = 0; i < words.length; i += 2) {
      sql = sql.replace(words[i], words[i + 1]);
    }
    return sql;
  }

  @Test
  default void howIsMyMailDoingDayByDay() throws Exception {
    assertThat(ask("How is my mail doing, day by day?", ORDERS))
        .containsExactly("2023-11-06|5|2|1|1|1|1");
  }

  @Test
  default void whatAreMyRates() throws Exception {
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", ORDERS))
        .as("the complaint is of the account's own suppression list")
        .containsExactly("1|1|0|1.0|0.0");
    assertThat(ask("What are my bounce and complaint rates, as SES defines them?", NEWSLETTER))
        .as("of two hard bounces, one is of the account's own suppression list")
        .containsExactly("1|1|1|1.0|1.0");
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
        .containsExactly("Send", "Subscription", "Delivery", "Open", "Open", "Click", "Complaint");
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
        .containsExactly("Autumn events near you|1|1|0");
  }

  @Test
  default void copiesAreTakenOut() throws Exception {
    assertThat(ask("All events, copies taken out", NEWSLETTER)).hasSize(12);
  }
}

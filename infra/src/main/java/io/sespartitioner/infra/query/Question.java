package io.sespartitioner.infra.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A question that people have of a sender's log, as a query that Athena and DuckDB can run. */
enum Question {
  MAIL_BY_DAY("mail-by-day", "How is my mail doing, day by day?"),
  RATES("rates", "What are my bounce and complaint rates, as SES defines them?"),
  WHO_BOUNCED("who-bounced", "Who bounced, and why?"),
  WHO_COMPLAINED("who-complained", "Who complained?"),
  RECIPIENT("what-happened-to-a-recipient", "What happened to the mail of this recipient?"),
  MESSAGE("what-happened-to-a-message", "What happened to this message?"),
  SLOW_PROVIDERS("slow-providers", "Which provider is slow to take my mail?"),
  OPENS_AND_CLICKS("opens-and-clicks", "What is opened and clicked, by people and by bots?"),
  WITHOUT_COPIES("without-copies", "All events, copies taken out");

  private static final String PARTITIONS = "{partitions}";

  private final String fileName;
  private final String title;

  Question(String fileName, String title) {
    this.fileName = fileName;
    this.title = title;
  }

  /** The name of the saved query. */
  String title() {
    return title;
  }

  /** The query over the partitions for which the conditions hold. */
  String sql(String conditions) {
    try (InputStream file = Question.class.getResourceAsStream(fileName + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace(PARTITIONS, conditions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

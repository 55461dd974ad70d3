package io.sespartitioner.infra.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A question that people have of a sender's log, as a query that Athena and DuckDB can run. */
enum Question {
  MAIL_BY_DAY("mail-by-day", "How is my mail doing, day by day?"),
  RATES("rates", "What are my bounce and complaint rates, as SES defines them?"),
  RATES_OF_ALL("rates-of-all", "Which of my systems bounces most?"),
  WHO_BOUNCED("who-bounced", "Who bounced, and why?"),
  WHO_COMPLAINED("who-complained", "Who complained?"),
  RECIPIENT("what-happened-to-a-recipient", "What happened to the mail of this recipient?"),
  MESSAGE("what-happened-to-a-message", "What happened to this message?"),
  SLOW_PROVIDERS("slow-providers", "Which provider is slow to take my mail?"),
  OPENS_AND_CLICKS("opens-and-clicks", "What is opened and clicked, by people and by bots?"),
  WITHOUT_COPIES("without-copies", "All events, copies taken out");

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

  /** Whether it needs {@code Send} events, to tell of how many recipients. */
  boolean needsSends() {
    return this == RATES || this == RATES_OF_ALL;
  }

  /** The query over the partitions of a layout. */
  String sql(TableLayout layout) {
    return resource(fileName + ".sql")
        .replace("{partitions}", layout.conditions())
        .replace("{dates}", layout.dates())
        .replace("{sender}", layout.senderColumn());
  }

  /** The text of a file beside this class. */
  static String resource(String name) {
    try (InputStream file = Question.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

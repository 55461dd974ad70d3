package io.sespartitioner.replay.senders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A tally to which tests add events, and of which they ask for figures. */
abstract class CountedMail {

  SenderCounts tally = new SenderCounts();

  void add(String sender, String... events) {
    for (String event : events) {
      tally.add(event.getBytes(UTF_8), sender);
    }
  }

  void addOn(String day, String... events) {
    for (String event : events) {
      tally.add(event.getBytes(UTF_8), "s", Optional.of(LocalDate.parse(day)));
    }
  }

  Map<Metric, Long> counts(String sender) {
    return figures(sender).counts();
  }

  Senders.Figures figures(String sender) {
    return tally.senders().each().stream()
        .filter(figures -> figures.sender().equals(sender))
        .findFirst()
        .orElseThrow();
  }
}

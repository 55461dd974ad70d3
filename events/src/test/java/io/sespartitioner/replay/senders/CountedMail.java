package io.sespartitioner.replay.senders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.SesEventReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A tally to which tests add events, and of which they ask for figures. */
abstract class CountedMail {

  SenderCounts tally = new SenderCounts();

  void add(String sender, String... events) {
    for (String event : events) {
      tally.add(facts(event), sender);
    }
  }

  void addOn(String day, String... events) {
    for (String event : events) {
      tally.add(facts(event), "s", Optional.of(LocalDate.parse(day)));
    }
  }

  /** What an event says; nothing if the text is none. */
  static EventFacts facts(String event) {
    byte[] json = event.getBytes(UTF_8);
    try {
      return EventFacts.of(new SesEventReader(EventFacts.selection()).read(json, 0, json.length));
    } catch (MalformedSesEventException e) {
      return EventFacts.NONE;
    }
  }

  /** The same counts, written and read as between tasks. */
  static SenderCounts travelled(SenderCounts counts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(counts);
      out.flush();
      return (SenderCounts)
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
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

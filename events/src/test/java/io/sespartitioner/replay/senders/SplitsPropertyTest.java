package io.sespartitioner.replay.senders;

import static io.sespartitioner.replay.senders.MailEvents.bounce;
import static io.sespartitioner.replay.senders.MailEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * However events are parted and in whatever order they and their parts come, the figures are the
 * same: with memory for all, and with so little that counts become estimates and senders go.
 */
class SplitsPropertyTest {

  private record Told(EventFacts event, String sender, Optional<LocalDate> day) {}

  @Property(tries = 150)
  void anySplitInAnyOrderGivesTheSameFigures(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int scarcity,
      @ForAll @IntRange(min = 1, max = 9) int parts) {
    Random random = new Random(seed);
    int memory = 1_000_000 / (int) Math.pow(10, scarcity - 1);
    List<Told> events = new ArrayList<>();
    int senders = 1 + random.nextInt(60);
    IntStream.range(0, 600).forEach(i -> events.add(told(random, senders)));
    SenderCounts whole = counted(events, memory);
    Collections.shuffle(events, random);
    List<SenderCounts> split = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int number = part;
      split.add(
          CountedMail.travelled(
              counted(
                  IntStream.range(0, events.size())
                      .filter(i -> i % parts == number)
                      .mapToObj(events::get)
                      .toList(),
                  memory)));
    }
    while (split.size() > 1) {
      SenderCounts one = split.remove(random.nextInt(split.size()));
      split.get(random.nextInt(split.size())).merge(one);
    }
    assertThat(split.get(0).senders()).isEqualTo(whole.senders());
    assertThat(split.get(0).uncounted()).isEqualTo(whole.uncounted());
    assertThat(split.get(0).callers()).isEqualTo(whole.callers());
  }

  private static SenderCounts counted(List<Told> events, int memory) {
    SenderCounts counts = new SenderCounts(memory);
    events.forEach(each -> counts.add(each.event(), each.sender(), each.day()));
    return counts;
  }

  private static Told told(Random random, int senders) {
    String message = "m" + random.nextInt(300);
    String recipient = "r" + random.nextInt(3);
    String text =
        switch (random.nextInt(6)) {
          case 0 ->
              event("Send", message, "'destination':['a','b','" + recipient + "']", "'send':{}");
          case 1 -> bounce(message, "Permanent", "Sub" + random.nextInt(250), recipient);
          case 2 -> event("Subscription", message, "", "'subscription':{}");
          case 3 ->
              "{\"notificationType\":\"Complaint\",\"complaint\":{},\"mail\":{\"messageId\":\""
                  + message
                  + "\",\"callerIdentity\":\"x\"}}";
          default ->
              event(
                  "Delivery",
                  message,
                  "'tags':{'ses:from-domain':['d" + random.nextInt(4) + "']}",
                  "'delivery':{'processingTimeMillis':"
                      + random.nextInt(5_000)
                      + ",'recipients':['"
                      + recipient
                      + "']}");
        };
    Optional<LocalDate> day =
        random.nextInt(10) == 0
            ? Optional.empty()
            : Optional.of(LocalDate.EPOCH.plusDays(random.nextInt(1_000)));
    return new Told(CountedMail.facts(text), "s" + random.nextInt(senders), day);
  }
}

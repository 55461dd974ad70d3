package io.sespartitioner.replay.senders;

import static io.sespartitioner.replay.senders.MailEvents.bounce;
import static io.sespartitioner.replay.senders.MailEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sespartitioner.replay.senders.AlarmRehearsal.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AlarmRehearsalTest {

  private final AlarmRehearsal rehearsal = new AlarmRehearsal();

  private void add(String time, String text) {
    rehearsal.add("s", CountedMail.facts(text), Instant.parse(time).toEpochMilli());
  }

  private void send(String time, int number) {
    for (int i = 0; i < number; i++) {
      add(time, event("Send", time + i, "'destination':['a']", "'send':{}"));
    }
  }

  private void hardBounces(String time, int number, String subType) {
    for (int i = 0; i < number; i++) {
      add(time, bounce(time + i, "Permanent", subType, "a"));
    }
  }

  @Example
  void anAlarmRingsFromTheEndOfTheHourUntilTheBouncesAreADayOld() {
    send("2026-11-01T10:00:00Z", 200);
    hardBounces("2026-11-01T10:30:00Z", 9, "General");
    hardBounces("2026-11-01T12:30:00Z", 3, "General");
    send("2026-11-03T00:00:00Z", 1);
    assertThat(rehearsal.alarms())
        .containsExactly(
            new Alarm(
                "s",
                "bounceRate",
                Instant.parse("2026-11-01T13:00:00Z"),
                Optional.of(Instant.parse("2026-11-02T11:00:00Z")),
                12 / 200.0,
                0.05,
                200));
  }

  @Example
  void anAlarmThatRingsAfterTheLastEventHasNoEnd() {
    send("2026-11-01T10:00:00Z", 1_000);
    add(
        "2026-11-01T10:10:00Z",
        event("Complaint", "m", "", "'complaint':{'complainedRecipients':[{'emailAddress':'a'}]}"));
    assertThat(rehearsal.alarms())
        .containsExactly(
            new Alarm(
                "s",
                "complaintRate",
                Instant.parse("2026-11-01T11:00:00Z"),
                Optional.empty(),
                0.001,
                0.001,
                1_000));
  }

  @Example
  void copiesCountAndSuppressedBouncesDoNot() {
    send("2026-11-01T10:00:00Z", 100);
    hardBounces("2026-11-01T10:10:00Z", 50, "OnAccountSuppressionList");
    String copy = bounce("m", "Permanent", "General", "a");
    for (int i = 0; i < 5; i++) {
      add("2026-11-01T10:20:00Z", copy);
    }
    assertThat(rehearsal.alarms()).extracting(Alarm::rate).containsExactly(0.05);
  }

  @Example
  void fewMailsRingNobody() {
    send("2026-11-01T10:00:00Z", 99);
    hardBounces("2026-11-01T10:30:00Z", 99, "General");
    assertThat(rehearsal.alarms()).isEmpty();
  }

  @Example
  void withoutSendEventsDeliveriesAndBouncesAreTheMails() {
    for (int i = 0; i < 90; i++) {
      add(
          "2026-11-01T10:00:00Z",
          event("Delivery", "m" + i, "", "'delivery':{'recipients':['a']}"));
    }
    hardBounces("2026-11-01T10:30:00Z", 10, "General");
    assertThat(rehearsal.alarms()).extracting(Alarm::mails).containsExactly(100L);
  }

  /** Within a day, of events without copies, an alarm's rates are the report's. */
  @Property(tries = 200)
  void theArithmeticIsThatOfTheReport(@ForAll long seed) {
    Random random = new Random(seed);
    AlarmRehearsal alarms = new AlarmRehearsal();
    SenderCounts counts = new SenderCounts();
    List<String> texts = new ArrayList<>();
    int sends = 100 + random.nextInt(2_000);
    for (int i = 0; i < sends; i++) {
      texts.add(event("Send", "m" + i, "'destination':['a']", "'send':{}"));
    }
    for (int i = random.nextInt(200); i > 0; i--) {
      String subType = random.nextInt(4) == 0 ? "OnAccountSuppressionList" : "General";
      texts.add(bounce("m" + i, random.nextBoolean() ? "Permanent" : "Transient", subType, "a"));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(event("Complaint", "m" + i, "", "'complaint':{}"));
    }
    for (String text : texts) {
      alarms.add("s", CountedMail.facts(text), 0);
      counts.add(CountedMail.facts(text), "s");
    }
    Senders.Figures all = counts.senders().all();
    List<Alarm> rung = alarms.alarms();
    checkRate(Rate.BOUNCE, 100, all, rung);
    checkRate(Rate.COMPLAINT, 1_000, all, rung);
  }

  private static void checkRate(Rate rate, int least, Senders.Figures all, List<Alarm> rung) {
    double told = rate.of(all).orElseThrow();
    boolean rings = all.count(Metric.SENDS) >= least && told >= rate.review();
    List<Alarm> own = rung.stream().filter(each -> each.metric().equals(rate.jsonName())).toList();
    assertThat(own).hasSize(rings ? 1 : 0);
    own.forEach(alarm -> assertThat(alarm.rate()).isCloseTo(told, within(1e-12)));
  }
}

package io.sespartitioner.replay.senders;

import static io.sespartitioner.replay.senders.MailEvents.bounce;
import static io.sespartitioner.replay.senders.MailEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenderCountsTest extends CountedMail {

  @Test
  void eachRecipientOfAMessageCountsOnceHoweverManyCopiesOfItsEventThereAre() {
    String send = event("Send", "m1", "'destination':['a@x.org','b@x.org']", "'send':{}");
    String one = event("Delivery", "m1", "", "'delivery':{'recipients':['a@x.org']}");
    String both = event("Delivery", "m1", "", "'delivery':{'recipients':['A@X.org','b@x.org']}");
    add("s", send, send, one, one, both, both);
    assertThat(counts("s")).isEqualTo(Map.of(Metric.SENDS, 2L, Metric.DELIVERIES, 2L));
  }

  @Test
  void theSameRecipientOfAnotherMessageCountsAgain() {
    add(
        "s",
        event("Delivery", "m1", "", "'delivery':{'recipients':['a@x.org']}"),
        event("Delivery", "m2", "", "'delivery':{'recipients':['a@x.org']}"));
    assertThat(counts("s")).isEqualTo(Map.of(Metric.DELIVERIES, 2L));
  }

  @Test
  void bouncesAreHardOrSoftByTheirType() {
    add(
        "s",
        bounce("m1", "Permanent", "General", "a", "b"),
        bounce("m2", "Transient", "MailboxFull", "a"),
        bounce("m3", "Undetermined", "Undetermined", "a"),
        bounce("m4", "Permanent", "OnAccountSuppressionList", "c"));
    assertThat(counts("s"))
        .isEqualTo(
            Map.of(
                Metric.HARD_BOUNCES, 3L, Metric.SOFT_BOUNCES, 2L, Metric.SUPPRESSED_BOUNCES, 1L));
  }

  @Test
  void complaintsDelaysRejectsAndRenderingFailuresAreCounted() {
    add(
        "s",
        event(
            "Complaint",
            "m1",
            "",
            "'complaint':{'complaintSubType':null,'complainedRecipients':[{'emailAddress':'a'}]}"),
        event(
            "DeliveryDelay",
            "m2",
            "",
            "'deliveryDelay':{'delayedRecipients':[{'emailAddress':'a'},{'emailAddress':'b'}]}"),
        event("Reject", "m3", "", "'reject':{'reason':'Bad content'}"),
        event("Rendering Failure", "m4", "", "'failure':{}"),
        event("Subscription", "m5", "", "'subscription':{}"));
    assertThat(counts("s"))
        .isEqualTo(
            Map.of(
                Metric.COMPLAINTS, 1L,
                Metric.DELAYS, 2L,
                Metric.REJECTS, 1L,
                Metric.RENDERING_FAILURES, 1L));
  }

  @Test
  void opensAndClicksCountMessagesAndThoseOfBotsApart() {
    add(
        "s",
        event("Open", "m1", "", "'open':{'timestamp':'2026-01-01T00:00:00.000Z'}"),
        event(
            "Open",
            "m1",
            "",
            "'open':{'timestamp':'2026-01-02T00:00:00.000Z','isBotEvent':'Unlikely'}"),
        event("Open", "m2", "", "'open':{'isBotEvent':'Likely'}"),
        event("Click", "m1", "", "'click':{'link':'x'}"),
        event("Click", "m1", "", "'click':{'link':'y'}"),
        event("Click", "m3", "", "'click':{'isBotEvent':'Likely'}"));
    assertThat(counts("s"))
        .isEqualTo(
            Map.of(
                Metric.OPENS, 1L, Metric.CLICKS, 1L, Metric.BOT_OPENS, 1L, Metric.BOT_CLICKS, 1L));
  }

  @Test
  void ratesAreOfSendsWithoutTheAccountsOwnSuppressionList() {
    for (int i = 0; i < 100; i++) {
      add("s", event("Send", "m" + i, "'destination':['a']", "'send':{}"));
    }
    add(
        "s",
        bounce("m1", "Permanent", "General", "a"),
        bounce("m2", "Permanent", "OnAccountSuppressionList", "a"),
        bounce("m3", "Transient", "General", "a"));
    Senders.Figures figures = figures("s");
    assertThat(Rate.BOUNCE.of(figures)).hasValue(0.01);
    assertThat(Rate.COMPLAINT.of(figures)).hasValue(0);
  }

  @Test
  void withoutSendsRatesAreUnknown() {
    add("s", bounce("m1", "Permanent", "General", "a"));
    assertThat(Rate.BOUNCE.of(figures("s"))).isEmpty();
  }

  @Test
  void timesToDeliveryAreThoseOfRecipientsWithoutCopies() {
    for (int i = 1; i <= 100; i++) {
      String delivery = "'delivery':{'processingTimeMillis':" + i * 100 + ",'recipients':['a']}";
      add("s", event("Delivery", "m" + i, "", delivery));
      add(
          "s",
          event(
              "Delivery", "m1", "", "'delivery':{'processingTimeMillis':100,'recipients':['a']}"));
    }
    assertThat(figures("s").medianMillis().orElseThrow()).isBetween(5000L, 5050L);
    assertThat(figures("s").slowMillis().orElseThrow()).isBetween(9500L, 9595L);
  }

  @Test
  void aTimeThatIsNoNumberIsNoTime() {
    add("s", event("Delivery", "m1", "", "'delivery':{'processingTimeMillis':'soon'}"));
    assertThat(counts("s")).isEqualTo(Map.of(Metric.DELIVERIES, 1L));
    assertThat(figures("s").medianMillis()).isEmpty();
  }

  @Test
  void ofDuplicateMembersTheLastCountsAndOrderNeverMatters() {
    add(
        "s",
        "{'mail':{'destination':['a','b'],'messageId':'m1'},'mail':{'messageId':'m2'},'eventType':'Open','eventType':'Send'}"
            .replace('\'', '"'),
        "{'send':{},'mail':{'messageId':'m0','destination':['a'],'destination':['b','c'],'messageId':'m3'},'eventType':'Send'}"
            .replace('\'', '"'));
    assertThat(counts("s")).isEqualTo(Map.of(Metric.SENDS, 3L));
  }

  @Test
  void membersOfOtherTypesThanSesGivesCountAsAbsent() {
    add(
        "s",
        "{'eventType':'Send','mail':'m1'}".replace('\'', '"'),
        "{'eventType':['Send'],'mail':{'messageId':'m1'}}".replace('\'', '"'),
        event("Bounce", "m1", "", "'bounce':[]"),
        event("Send", "m2", "'destination':'a'", "'send':{}"),
        event("Send", "m3", "'destination':[null,7,{},{'emailAddress':8},'a']", "'send':{}"));
    assertThat(counts("s")).isEqualTo(Map.of(Metric.SOFT_BOUNCES, 1L, Metric.SENDS, 2L));
  }

  @Test
  void namesWithEscapesAreTheSameNames() {
    add("s", "{\"\\u0065ventType\":\"Op\\u0065n\",\"m\\u0061il\":{\"messageId\":\"m1\"}}");
    assertThat(counts("s")).isEqualTo(Map.of(Metric.OPENS, 1L));
  }

  @Test
  void anEventInAnEnvelopeCounts() {
    String open = event("Open", "m1", "", "'open':{}");
    add("s", "{\"source\":\"aws.ses\",\"detail\":" + open + "}");
    assertThat(counts("s")).isEqualTo(Map.of(Metric.OPENS, 1L));
  }

  @Test
  void whatIsNoSesEventCountsAsForeignAndNothingElse() {
    add("s", "{\"hello\":1}", "{}", "{\"mail\":7}", "{\"eventType\":\"Open\"}", "no json");
    assertThat(tally.uncounted()).containsEntry(EventFacts.Kind.FOREIGN, 2L);
    assertThat(tally.senders().areKnown()).isFalse();
  }

  @Test
  void sendersWithMoreMailComeFirst() {
    add("few", event("Send", "m1", "'destination':['a']", "'send':{}"));
    add("many", event("Send", "m2", "'destination':['a','b']", "'send':{}"));
    assertThat(tally.senders().each())
        .extracting(Senders.Figures::sender)
        .containsExactly("many", "few");
    assertThat(tally.senders().all().count(Metric.SENDS)).isEqualTo(3);
  }

  @Test
  void eachDayHasItsCountsWithoutCopies() {
    String send = event("Send", "m1", "'destination':['a','b']", "'send':{}");
    addOn("2026-10-01", send, send);
    addOn("2026-10-02", send, event("Delivery", "m1", "", "'delivery':{'recipients':['a']}"));
    assertThat(tally.senders().length()).isEqualTo(ChronoUnit.DAYS);
    assertThat(figures("s").days())
        .isEqualTo(
            Map.of(
                LocalDate.parse("2026-10-01"), Map.of(Metric.SENDS, 2L),
                LocalDate.parse("2026-10-02"), Map.of(Metric.DELIVERIES, 1L)));
  }

  @Test
  void moreMailThanSendEventsTellOfIsNoticedWhereThereAreAny() {
    add("none", event("Delivery", "m1", "", "'delivery':{'recipients':['a']}"));
    assertThat(tally.senders().lackSends()).isFalse();
    add(
        "some",
        event("Send", "m2", "'destination':['a']", "'send':{}"),
        event("Delivery", "m2", "", "'delivery':{'recipients':['a']}"));
    assertThat(tally.senders().lackSends()).isFalse();
    String more = "'delivery':{'recipients':['a','b','c','d','e','f','g','h']}";
    add("some", event("Delivery", "m3", "", more));
    assertThat(tally.senders().lackSends()).as("nine, which someone may have picked").isFalse();
    add("some", event("Delivery", "m4", "", "'delivery':{'recipients':['a']}"));
    assertThat(tally.senders().lackSends()).isTrue();
  }
}

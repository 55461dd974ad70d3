package io.sespartitioner.replay.senders;

import static io.sespartitioner.replay.senders.MailEvents.bounce;
import static io.sespartitioner.replay.senders.MailEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a tally keeps its memory flat, and what then becomes of its figures. */
class SenderCountsLimitsTest extends CountedMail {

  @Test
  void mergedTalliesAreOneAlsoByTheirBytes() {
    SenderCounts other = new SenderCounts();
    String copy = event("Send", "m1", "'destination':['a']", "'send':{}");
    add("s", copy);
    other.add(facts(copy), "s");
    other.add(facts(event("Send", "m2", "'destination':['a']", "'send':{}")), "s");
    other.add(facts(event("Send", "m3", "'destination':['a']", "'send':{}")), "t");
    other.add(facts("{}"), "t");
    tally.merge(travelled(other));
    assertThat(counts("s")).isEqualTo(Map.of(Metric.SENDS, 2L));
    assertThat(counts("t")).isEqualTo(Map.of(Metric.SENDS, 1L));
    assertThat(tally.senders().all().count(Metric.SENDS)).isEqualTo(3);
    assertThat(tally.uncounted()).isEqualTo(Map.of(EventFacts.Kind.FOREIGN, 1L));
  }

  @Test
  void aBounceThatTwoTalliesMetHasItsReasonOnce() {
    String copy = bounce("m1", "Transient", "MailboxFull", "a");
    SenderCounts other = new SenderCounts();
    other.add(facts(copy), "s");
    other.add(facts(bounce("m2", "Transient", "General", "a")), "s");
    add("s", copy, copy);
    tally.merge(travelled(other));
    assertThat(figures("s").bounceReasons()).isEqualTo(Map.of("General", 1L, "MailboxFull", 1L));
  }

  @Test
  void longReasonsAreCutAndThoseBeyondTwoHundredInTheirOrderAreOne() {
    add("s", bounce("m", "Transient", "A".repeat(5_000), "a"));
    for (int i = 299; i >= 0; i--) {
      add("s", bounce("m" + i, "Transient", String.format(Locale.ROOT, "Reason%03d", i), "a"));
    }
    assertThat(figures("s").bounceReasons())
        .hasSize(201)
        .containsEntry("A".repeat(100), 1L)
        .containsEntry("Reason198", 1L)
        .containsEntry(SenderCounts.OTHERS, 101L);
  }

  @Test
  void daysThatAreTooManyBecomeMonthsThenYearsAndNoMailIsLost() {
    LocalDate first = LocalDate.parse("1990-01-01");
    for (int i = 0; i < 10_001; i++) {
      addOn(
          first.plusDays(i).toString(), event("Send", "m" + i, "'destination':['a']", "'send':{}"));
    }
    assertThat(tally.senders().length()).isEqualTo(ChronoUnit.MONTHS);
    assertThat(figures("s").days())
        .hasSize(329)
        .containsEntry(LocalDate.parse("1990-02-01"), Map.of(Metric.SENDS, 28L));
  }

  @Test
  void domainsAreKnownUpToTwo() {
    for (String domain : List.of("x.org", "x.org", "y.org", "z.org")) {
      add("s", event("Open", domain, "'tags':{'ses:from-domain':['" + domain + "']}", "'open':{}"));
    }
    assertThat(tally.senders().domains()).containsExactly("x.org", "y.org");
  }

  @Test
  void whereCountsAreTooManyTheyBecomeEstimatesAndTheLargestSenderIsStillTheFirst() {
    tally = new SenderCounts(20_000);
    for (int i = 0; i < 800; i++) {
      add("large", event("Send", "large" + i, "'destination':['a']", "'send':{}"));
    }
    for (int i = 0; i < 40_000; i++) {
      add("s" + i % 100, event("Send", "m" + i, "'destination':['a']", "'send':{}"));
    }
    Senders senders = tally.senders();
    assertThat(senders.each()).hasSize(101);
    assertThat(senders.each().get(0).sender()).isEqualTo("large");
    assertThat(senders.each()).allMatch(sender -> !sender.exact());
    assertThat(senders.errorPercent()).isBetween(1.0, 10.0);
    assertThat((double) senders.all().count(Metric.SENDS))
        .isCloseTo(40_800, within(40_800 * 3 * senders.errorPercent() / 100));
  }

  @Test
  void whereSendersAreTooManyWhoHasANameHasAllOfItsMail() {
    tally = new SenderCounts(2_000);
    for (int i = 0; i < 20_000; i++) {
      add("s" + i % 1_000, event("Send", "m" + i, "'destination':['a']", "'send':{}"));
    }
    List<Senders.Figures> named =
        tally.senders().each().stream()
            .filter(sender -> !sender.sender().equals(SenderCounts.OTHERS))
            .toList();
    assertThat(named).hasSizeBetween(10, 100).allMatch(sender -> isAbout(20, sender));
    assertThat(figures(SenderCounts.OTHERS).count(Metric.SENDS)).isGreaterThan(10_000);
  }

  private static boolean isAbout(long number, Senders.Figures sender) {
    return Math.abs(sender.count(Metric.SENDS) - number) < number / 2;
  }

  @Test
  void beyondAMillionFactsNumbersAreEstimatesAndSmallSendersStayExact() {
    add("small", event("Send", "m", "'destination':['a','b','c']", "'send':{}"));
    StringBuilder fifty = new StringBuilder("'destination':['r0'");
    for (int i = 1; i < 50; i++) {
      fifty.append(",'r").append(i).append('\'');
    }
    for (int i = 0; i < 24_000; i++) {
      add("large", event("Send", "m" + i, fifty + "]", "'send':{}"));
    }
    Senders.Figures large = figures("large");
    assertThat(large.exact()).isFalse();
    assertThat((double) large.count(Metric.SENDS)).isCloseTo(1_200_000, within(1_200_000 * 0.05));
    assertThat(figures("small").exact()).isTrue();
    assertThat(figures("small").count(Metric.SENDS)).isEqualTo(3);
    assertThat((double) travelled(tally).senders().all().count(Metric.SENDS))
        .isCloseTo(1_200_000, within(1_200_000 * 0.05));
  }

  @Test
  void furtherSendersAreSummedUp() {
    for (int i = 0; i < 2_100; i++) {
      add("s" + i, event("Send", "m" + i, "'destination':['a']", "'send':{}"));
    }
    assertThat(tally.senders().each()).hasSize(2_001);
    assertThat(figures(SenderCounts.OTHERS).count(Metric.SENDS)).isEqualTo(100);
    assertThat(tally.senders().all().count(Metric.SENDS)).isEqualTo(2_100);
  }
}

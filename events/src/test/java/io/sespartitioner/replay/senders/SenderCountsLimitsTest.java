package io.sespartitioner.replay.senders;

import static io.sespartitioner.replay.senders.MailEvents.bounce;
import static io.sespartitioner.replay.senders.MailEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    tally.merge(SenderCounts.of(other.toBytes()));
    assertThat(counts("s")).isEqualTo(Map.of(Metric.SENDS, 2L));
    assertThat(counts("t")).isEqualTo(Map.of(Metric.SENDS, 1L));
    assertThat(tally.senders().all().count(Metric.SENDS)).isEqualTo(3);
    assertThat(tally.foreign()).isEqualTo(1);
  }

  @Test
  void aBounceThatTwoTalliesMetHasItsReasonOnce() {
    String copy = bounce("m1", "Transient", "MailboxFull", "a");
    SenderCounts other = new SenderCounts();
    other.add(facts(copy), "s");
    other.add(facts(bounce("m2", "Transient", "General", "a")), "s");
    add("s", copy, copy);
    tally.merge(SenderCounts.of(other.toBytes()));
    assertThat(figures("s").bounceReasons()).isEqualTo(Map.of("General", 1L, "MailboxFull", 1L));
  }

  @Test
  void longReasonsAreCutAndAfterTwoHundredTheRestIsOne() {
    add("s", bounce("m", "Transient", "x".repeat(5_000), "a"));
    for (int i = 0; i < 300; i++) {
      add("s", bounce("m" + i, "Transient", "Reason" + i, "a"));
    }
    assertThat(figures("s").bounceReasons())
        .hasSize(201)
        .containsEntry("x".repeat(100), 1L)
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
  void whereSmallCountsAreTooManyTheSmallestSendersAreSummedUpForGood() {
    tally = new SenderCounts(2_000);
    for (int i = 0; i < 400; i++) {
      add("large", event("Send", "large" + i, "'destination':['a']", "'send':{}"));
    }
    for (int i = 0; i < 20_000; i++) {
      add("s" + i % 100, event("Send", "m" + i, "'destination':['a']", "'send':{}"));
    }
    long others = figures(SenderCounts.OTHERS).count(Metric.SENDS);
    long named =
        tally.senders().each().stream()
            .filter(sender -> !sender.sender().equals(SenderCounts.OTHERS))
            .mapToLong(sender -> sender.count(Metric.SENDS))
            .sum();
    assertThat(figures("large").count(Metric.SENDS)).isEqualTo(400);
    assertThat(tally.senders().each()).hasSizeLessThan(60);
    assertThat((double) others + named).isCloseTo(20_400, within(20_400 * 0.05));
    assertThat((double) tally.senders().all().count(Metric.SENDS))
        .isCloseTo(20_400, within(20_400 * 0.05));
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
    assertThat((double) SenderCounts.of(tally.toBytes()).senders().all().count(Metric.SENDS))
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

package io.sespartitioner.ses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderRateTest {

  @Test
  void fiveBouncesOfAHundredMailsAreWhatSesReviews() {
    assertThat(SenderRate.BOUNCE.percent(5, 100))
        .isEqualTo(5)
        .isEqualTo(SenderRate.BOUNCE.reviewPercent());
  }

  @Test
  void oneComplaintOfAThousandMailsIsWhatSesReviews() {
    assertThat(SenderRate.COMPLAINT.percent(1, 1_000))
        .isEqualTo(0.1)
        .isEqualTo(SenderRate.COMPLAINT.reviewPercent());
  }

  @Test
  void ofFewerMailsThereIsNoRate() {
    assertThat(SenderRate.BOUNCE.percent(99, 99)).isZero();
    assertThat(SenderRate.COMPLAINT.percent(999, 999)).isZero();
  }

  @Test
  void deliveriesAndBouncesStandForSendsThatAreNotPublished() {
    assertThat(SenderRate.mails(0, 90, 10)).isEqualTo(100);
    assertThat(SenderRate.mails(95, 90, 10)).isEqualTo(95);
  }
}

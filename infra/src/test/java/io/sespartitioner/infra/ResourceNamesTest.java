package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Aws;

/** The names made from a domain. */
class ResourceNamesTest {

  private static final String LONG = "notifications.marketing.an-unusually-long-name.example.com";
  private static final String TOKENS = Aws.ACCOUNT_ID + "-" + Aws.REGION;

  @Test
  void namesAreTheDomainWithoutDots() {
    ResourceNames names = ResourceNames.of("mail.example.com");
    assertThat(names.stack()).isEqualTo("ses-partitioner-mailexamplecom");
    assertThat(names.configurationSet()).isEqualTo("mailexamplecom-configuration");
    assertThat(names.bucket()).isEqualTo("mailexamplecom-mail-log-" + TOKENS);
  }

  @Test
  void longNamesAreCutAndStayApart() {
    ResourceNames one = ResourceNames.of("a." + LONG);
    ResourceNames other = ResourceNames.of("b." + LONG.replace(".com", ".org"));
    assertThat(one.configurationSet())
        .hasSizeLessThanOrEqualTo(64)
        .endsWith("-configuration")
        .isNotEqualTo(other.configurationSet());
    assertThat(ResourceNames.of(LONG).bucket())
        .isNotEqualTo(ResourceNames.of(LONG.replace(".com", ".org")).bucket());
  }

  @Test
  void bucketNameFitsWithTheLongestRegion() {
    String bucket = ResourceNames.of(LONG).bucket();
    String evaluated =
        bucket.replace(Aws.ACCOUNT_ID, "123456789012").replace(Aws.REGION, "ap-northeast-1");
    assertThat(evaluated).hasSize(63).matches("[a-z0-9][a-z0-9-]*[a-z0-9]");
  }

  @ParameterizedTest
  @CsvSource({
    "xn--zckzah.example, idn--zckzahexample",
    "sthree-shop.com, s3-shopcom",
    "amzn-s3-demo-shop.com, s3-demo-shopcom",
    "a-sthree-shop.com, a-sthree-shopcom"
  })
  void bucketAvoidsThePrefixesThatS3Reserves(String domain, String start) {
    assertThat(ResourceNames.of(domain).bucket()).isEqualTo(start + "-mail-log-" + TOKENS);
  }
}

package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
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
    ResourceNames names = names("mail.example.com");
    assertThat(names.stack()).isEqualTo("ses-partitioner-mailexamplecom");
    assertThat(names.configurationSet()).isEqualTo("mailexamplecom-configuration");
    assertThat(names.bucket()).isEqualTo("mailexamplecom-mail-log-" + TOKENS);
  }

  @Test
  void longNamesAreCutAndStayApart() {
    ResourceNames one = names("a." + LONG);
    ResourceNames other = names("b." + LONG.replace(".com", ".org"));
    assertThat(one.configurationSet())
        .hasSizeLessThanOrEqualTo(64)
        .endsWith("-configuration")
        .isNotEqualTo(other.configurationSet());
    assertThat(names(LONG).bucket()).isNotEqualTo(names(LONG.replace(".com", ".org")).bucket());
  }

  @Test
  void bucketNameFitsWithTheLongestRegion() {
    String bucket = names(LONG).bucket();
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
    assertThat(names(domain).bucket()).isEqualTo(start + "-mail-log-" + TOKENS);
  }

  private static ResourceNames names(String domain) {
    return new ResourceNames(
        Settings.read(Map.of("domain", domain, "processor", "jq"), Path.of("")).name());
  }
}

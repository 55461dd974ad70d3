package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.settings.BadSettingsException;
import io.sespartitioner.infra.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  @Test
  void theNameIsTheSettingsWhereThereIsOne() {
    ResourceNames names =
        new ResourceNames(
            Settings.read(
                    Map.of("domain", "example.com", "name", "orders-2", "processor", "jq"),
                    Path.of(""))
                .name());
    assertThat(names.stack()).isEqualTo("ses-partitioner-orders-2");
    assertThat(names.configurationSet()).isEqualTo("orders-2-configuration");
    assertThat(names.bucket()).isEqualTo("orders-2-mail-log-" + TOKENS);
    assertThat(names.database()).isEqualTo("ses_orders_2");
  }

  /** Random names, and for each those that are made to be taken for it. */
  @Test
  void anyTwoNamesGiveDisjointNames() {
    Random random = new Random(22);
    Map<String, String> owners = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      String name = randomName(random);
      Set<String> tries =
          new TreeSet<>(List.of(name, name + "0", "a" + name, name.replace("-", "")));
      ResourceNames made = new ResourceNames(name);
      tries.add(made.stack().replaceFirst("^ses-partitioner-", ""));
      tries.add(made.configurationSet().replaceFirst("-configuration$", ""));
      tries.add(made.bucket().replaceFirst("-mail-log-.*$", ""));
      tries.add(made.database().replaceFirst("^ses_", "").replace("_", "-"));
      tries.stream().filter(ResourceNamesTest::isAllowed).forEach(other -> claim(owners, other));
    }
    assertThat(owners).hasSizeGreaterThan(16_000);
  }

  private static void claim(Map<String, String> owners, String name) {
    ResourceNames made = new ResourceNames(name);
    for (String own :
        List.of(made.stack(), made.configurationSet(), made.bucket(), made.database())) {
      assertThat(owners.putIfAbsent(own, name)).as(own).isIn(null, name);
    }
  }

  private static boolean isAllowed(String name) {
    try {
      Settings.read(Map.of("domain", "example.com", "name", name, "processor", "jq"), Path.of(""));
      return true;
    } catch (BadSettingsException e) {
      return false;
    }
  }

  private static String randomName(Random random) {
    String letters = random.nextBoolean() ? "ab0-" : "abcdefghijklmnopqrstuvwxyz0123456789-";
    int length = 1 + random.nextInt(random.nextBoolean() ? 64 : 5);
    String name =
        IntStream.range(0, length)
            .mapToObj(i -> letters.charAt(random.nextInt(letters.length())) + "")
            .collect(Collectors.joining());
    return ("x" + name.replaceAll("^-+|-+$", "")).replaceFirst("^x(?=.{1,64}$)(?=[a-z0-9])", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Orders", "a.b", "-a", "a-", "xn--a", "sthree-x", "a-0123abcd", "a_b"})
  void nameThatCouldBeTakenForAnotherOrThatAwsRefusesIsAProblem(String name) {
    assertThat(isAllowed(name)).isFalse();
  }

  private static ResourceNames names(String domain) {
    return new ResourceNames(
        Settings.read(Map.of("domain", domain, "processor", "jq"), Path.of("")).name());
  }
}

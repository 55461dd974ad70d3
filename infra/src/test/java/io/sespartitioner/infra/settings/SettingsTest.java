package io.sespartitioner.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sespartitioner.routing.Processor;
import io.sespartitioner.ses.SesEventType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings as they are read from context values. */
class SettingsTest {

  @TempDir private Path folder;

  @Test
  void everythingButTheDomainHasADefault() {
    Settings settings = read(Map.of());
    assertThat(settings.get(Setting.DOMAIN)).isEqualTo("example.com");
    assertThat(settings.get(Setting.LOG_EXPIRATION_DAYS)).isEqualTo(365);
    assertThat(settings.get(Setting.PROCESSOR)).isEqualTo(Processor.LAMBDA);
    assertThat(settings.get(Setting.RULES).rules().prefix().text()).startsWith("!{key:userName}/");
    assertThat(settings.get(Setting.EVENT_TYPES))
        .containsExactly(
            SesEventType.DELIVERY,
            SesEventType.REJECT,
            SesEventType.BOUNCE,
            SesEventType.COMPLAINT);
    assertThat(settings.get(Setting.BUFFER_SECONDS)).isEqualTo(900);
    assertThat(settings.get(Setting.BUFFER_MEBIBYTES)).isEqualTo(128);
    assertThat(
            List.of(
                settings.get(Setting.BOUNCE_FEEDBACK_ADDRESS),
                settings.get(Setting.COMPLAINT_FEEDBACK_ADDRESS),
                settings.get(Setting.CONFIGURATION_SET),
                settings.get(Setting.BUCKET),
                settings.get(Setting.ALARM_ADDRESS),
                settings.get(Setting.FUNCTION_BUILD)))
        .allMatch(Optional::isEmpty);
  }

  @Test
  void emptyTextsCountAsNotGiven() {
    Map<String, Object> empty = new HashMap<>();
    for (Setting<?> setting : Setting.all()) {
      if (setting != Setting.DOMAIN) {
        empty.put(setting.key(), " ");
      }
    }
    Settings settings = read(empty);
    assertThat(settings.get(Setting.BUCKET)).isEmpty();
    assertThat(settings.get(Setting.BUFFER_SECONDS)).isEqualTo(900);
    assertThat(settings.get(Setting.PROCESSOR)).isEqualTo(Processor.LAMBDA);
  }

  @Test
  void numbersMayBeTextsOrNumbers() {
    assertThat(read(Map.of("bufferSeconds", "60")).get(Setting.BUFFER_SECONDS)).isEqualTo(60);
    assertThat(read(Map.of("bufferSeconds", 60)).get(Setting.BUFFER_SECONDS)).isEqualTo(60);
    assertThat(read(Map.of("bufferSeconds", 60.0)).get(Setting.BUFFER_SECONDS)).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail-log", "mail.log.example", "1.2.3", "a-1.2.3.4", "xn-log", "x-s3"})
  void namesThatS3AllowsAreBuckets(String name) {
    assertThat(read(Map.of("bucket", name)).get(Setting.BUCKET)).hasValue(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.com", "Mail.Example.COM", "mail.example.com."})
  void domainIsInLowerCaseAndWithoutTheLastDotOfDns(String text) {
    assertThat(read(Map.of("domain", text)).get(Setting.DOMAIN)).isEqualTo("mail.example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          delivery                          | DELIVERY
          Delivery , BOUNCE                 | DELIVERY,BOUNCE
          renderingFailure                  | RENDERING_FAILURE
          Rendering Failure                 | RENDERING_FAILURE
          RENDERING_FAILURE                 | RENDERING_FAILURE
          deliveryDelay,DeliveryDelay,click | DELIVERY_DELAY,CLICK
          """)
  void eventTypesAreReadInAnySpelling(String text, String types) {
    assertThat(read(Map.of("eventTypes", text)).get(Setting.EVENT_TYPES).stream().map(Enum::name))
        .containsExactly(types.split(",", -1));
  }

  @Test
  void eventTypesMayBeAList() {
    assertThat(read(Map.of("eventTypes", List.of("open", "click"))).get(Setting.EVENT_TYPES))
        .containsExactly(SesEventType.OPEN, SesEventType.CLICK);
  }

  @Test
  void allEventTypesAreAll() {
    assertThat(read(Map.of("eventTypes", "ALL")).get(Setting.EVENT_TYPES))
        .containsExactly(SesEventType.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          domain                | example            | domain: 'example' is not the sender domain of your mail
          domain                | ops@example.com    | domain: 'ops@example.com' is not the sender domain of your mail
          domain                | example.com..      | domain: 'example.com..' is not the sender domain of your mail
          domain                | -a.example.com     | domain: '-a.example.com' is not the sender domain of your mail
          logExpirationDays     | 0                  | logExpirationDays: '0' is not a whole number from 1 to
          logExpirationDays     | 1.5                | logExpirationDays: '1.5' is not a whole number
          logExpirationDays     | 99999999999        | logExpirationDays: '99999999999' is not a whole number
          bufferSeconds         | 59                 | bufferSeconds: '59' is not a whole number from 60 to 900.
          bufferSeconds         | 901                | bufferSeconds: '901' is not a whole number from 60 to 900.
          bufferMebibytes       | 63                 | bufferMebibytes: '63' is not a whole number from 64 to 128.
          bufferMebibytes       | many               | bufferMebibytes: 'many' is not a whole number from 64 to 128.
          bounceFeedbackAddress | nobody             | bounceFeedbackAddress: 'nobody' is not an e-mail address
          alarmAddress          | a@b@example.com    | alarmAddress: 'a@b@example.com' is not an e-mail address
          processor             | lambada            | processor: 'lambada' is not lambda or jq.
          configurationSet      | my set             | configurationSet: 'my set' is not the name of a configuration set
          bucket                | s3://mail-log/logs | bucket: 's3://mail-log/logs' is not a bucket's name
          bucket                | mail..log          | bucket: 'mail..log' is not a bucket's name
          bucket                | mail.-log          | bucket: 'mail.-log' is not a bucket's name
          bucket                | mail-.log          | bucket: 'mail-.log' is not a bucket's name
          bucket                | 192.168.5.4        | bucket: '192.168.5.4' is not a bucket's name
          bucket                | xn--mail-log       | bucket: 'xn--mail-log' is not a bucket's name
          bucket                | sthree-mail        | bucket: 'sthree-mail' is not a bucket's name
          bucket                | amzn-s3-demo-log   | bucket: 'amzn-s3-demo-log' is not a bucket's name
          bucket                | mail-log-s3alias   | bucket: 'mail-log-s3alias' is not a bucket's name
          bucket                | mail--ol-s3        | bucket: 'mail--ol-s3' is not a bucket's name
          bucket                | mail-log.mrap      | bucket: 'mail-log.mrap' is not a bucket's name
          bucket                | mail--x-s3         | bucket: 'mail--x-s3' is not a bucket's name
          bucket                | mail--table-s3     | bucket: 'mail--table-s3' is not a bucket's name
          eventTypes            | delivery,bounced   | eventTypes: 'bounced' is no SES event type; write all, or some of: Send,
          """)
  void badValueIsAProblem(String key, String value, String problem) {
    assertThat(problems(Map.of(key, value))).singleElement().asString().startsWith(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "eventTypes, delivry, Delivery",
    "eventTypes, bounced, Bounce",
    "eventTypes, subscripton, Subscription",
    "processor, lamda, lambda"
  })
  void nearestNameIsProposed(String key, String value, String meant) {
    assertThat(problems(Map.of(key, value)))
        .singleElement()
        .asString()
        .endsWith(" Did you mean " + meant + "?");
  }

  @Test
  void missingDomainIsAProblem() {
    assertThatThrownBy(() -> Settings.read(Map.of(), folder))
        .isInstanceOf(BadSettingsException.class)
        .hasMessage(
            "The settings have a problem (context values, in infra/cdk.json or as -c key=value):\n"
                + "  domain: is required: the sender domain of your mail, such as example.com (xn--"
                + " form if international).");
  }

  @Test
  void objectIsNoValue() {
    assertThat(problems(Map.of("bucket", Map.of("name", "x"))))
        .singleElement()
        .asString()
        .startsWith("bucket: '{name=x}' is not a bucket's name");
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    assertThat(
            problems(
                Map.of("domain", "", "bufferSeconds", "1", "eventTypes", "a,b", "processor", "x")))
        .hasSize(5);
  }

  private Settings read(Map<String, Object> context) {
    Map<String, Object> values = new HashMap<>(Map.of("domain", "example.com"));
    values.putAll(context);
    return Settings.read(values, folder);
  }

  private List<String> problems(Map<String, Object> context) {
    return catchThrowableOfType(BadSettingsException.class, () -> read(context)).problems();
  }
}

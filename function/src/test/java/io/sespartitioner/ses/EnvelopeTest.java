package io.sespartitioner.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events inside of what SNS and EventBridge make of them. */
class EnvelopeTest {
  private static final String EVENT =
      "{\"eventType\":\"Open\",\"mail\":{\"timestamp\":\"2023-11-06T03:41:08Z\","
          + "\"headers\":[{\"name\":\"X-Team\",\"value\":\"blue\"}],\"tags\":{\"team\":[\"a\"]}}}";

  @Test
  void theTextInANotificationIsTheEvent() {
    SesEvent event = SesEvent.parse(notification(EVENT));
    assertThat(event.tag("team")).contains("a");
    assertThat(event.eventType()).contains("Open");
    assertThat(event.field("/mail/timestamp")).contains("2023-11-06T03:41:08Z");
    assertThat(event.header("x-team")).contains("blue");
    assertThat(EventTime.of(event).orElseThrow()).hasToString("2023-11-06T03:41:08Z");
    assertThat(event.json()).isEqualTo(EVENT);
  }

  @Test
  void theDetailOfAnEventOfSesIsTheEvent() {
    SesEvent event = SesEvent.parse(bridged("aws.ses", EVENT));
    assertThat(event.tag("team")).contains("a");
    assertThat(event.json()).isEqualTo(EVENT);
  }

  @Test
  void membersOfTheEnvelopeAreNotThoseOfTheEvent() {
    SesEvent event = SesEvent.parse(notification("{\"mail\":{}}"));
    assertThat(event.field("/Type")).isEmpty();
    assertThat(event.field("/Message")).isEmpty();
  }

  @Test
  void anEventBesideWhatLooksLikeAnEnvelopeWins() {
    assertThat(team("{\"Type\":\"Notification\",\"Message\":" + quoted(EVENT) + ",\"mail\":{}}"))
        .isEmpty();
    assertThat(team("{\"source\":\"aws.ses\",\"detail\":" + EVENT + ",\"mail\":null}")).isEmpty();
    String mail = "{\"tags\":{\"team\":[\"b\"]}}";
    assertThat(team("{\"mail\":" + mail + ",\"source\":\"aws.ses\",\"detail\":" + EVENT + "}"))
        .contains("b");
  }

  @Test
  void onlyOneEnvelopeIsOpened() {
    assertThat(team(notification(notification(EVENT)))).isEmpty();
    assertThat(team(notification(bridged("aws.ses", EVENT)))).isEmpty();
    assertThat(team(bridged("aws.ses", notification(EVENT)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "You have chosen to subscribe",
        "[]",
        "7",
        "{\"mail\":",
        "{\"mail\":{\"tags\":{\"team\":[\"a\"]}}} and more",
        "{\"mail\":{\"tags\":{\"team\":[\"a\"]}}}{}"
      })
  void aMessageThatIsNoObjectIsAnEventWithoutTags(String message) {
    SesEvent event = SesEvent.parse(notification(message));
    assertThat(event.tag("team")).isEmpty();
    assertThat(event.json()).isEqualTo(notification(message));
  }

  @Test
  void anEnvelopeOfAnythingElseStaysClosed() {
    assertThat(team("{\"Type\":\"SubscriptionConfirmation\",\"Message\":" + quoted(EVENT) + "}"))
        .isEmpty();
    assertThat(team("{\"Message\":" + quoted(EVENT) + "}")).isEmpty();
    assertThat(team("{\"Type\":\"Notification\",\"Message\":" + EVENT + "}")).isEmpty();
    assertThat(team(bridged("aws.s3", EVENT))).isEmpty();
    assertThat(team(bridged("aws.ses", quoted(EVENT)))).isEmpty();
    assertThat(team("{\"detail\":" + EVENT + "}")).isEmpty();
  }

  @Test
  void theLastOfDuplicateMembersCounts() {
    String first = quoted("{\"mail\":{\"tags\":{\"team\":[\"first\"]}}}");
    assertThat(
            team(
                "{\"Message\":"
                    + first
                    + ",\"Type\":\"x\",\"Type\":\"Notification\",\"Message\":"
                    + quoted(EVENT)
                    + "}"))
        .contains("a");
    assertThat(
            team("{\"Type\":\"Notification\",\"Message\":" + quoted(EVENT) + ",\"Message\":null}"))
        .isEmpty();
  }

  @Test
  void escapesAreThoseOfEachLevel() {
    String event = "{\"mail\":{\"tags\":{\"te\\u0061m\":[\"\\ud83d\\ude00 \\\"q\\\"\"]}}}";
    assertThat(team(notification(event))).contains("\uD83D\uDE00 \"q\"");
    assertThat(team("{\"T\\u0079pe\":\"Notific\\u0061tion\",\"Message\":" + quoted(EVENT) + "}"))
        .contains("a");
  }

  @Test
  void aLargeMessageIsRead() {
    String padding = "{\"pad\":\"" + "x".repeat(200_000) + "\"," + EVENT.substring(1);
    assertThat(team(notification(padding))).contains("a");
  }

  @Test
  void depthCountsInEachLevel() {
    String deep = "[".repeat(999) + "]".repeat(999);
    String event = "{\"deep\":" + deep + "," + EVENT.substring(1);
    assertThat(team(notification(event))).contains("a");
    assertThat(team(notification("{\"deep\":[" + deep + "]," + EVENT.substring(1)))).isEmpty();
  }

  @Test
  void aReaderThatOpenedAnEnvelopeReadsTheNextEventAsItIs() {
    SesEventReader reader = new SesEventReader(Selection.tag("team"));
    byte[] wrapped = notification(EVENT).getBytes(UTF_8);
    byte[] bare = "{\"mail\":{\"tags\":{}}}".getBytes(UTF_8);
    assertThat(reader.read(wrapped, 0, wrapped.length).tag("team")).contains("a");
    assertThat(reader.read(bare, 0, bare.length).tag("team")).isEmpty();
    assertThat(reader.read(wrapped, 0, wrapped.length).tag("team")).contains("a");
  }

  private static Optional<String> team(String json) {
    return SesEvent.parse(json).tag("team");
  }

  private static String notification(String message) {
    return "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"Message\":" + quoted(message) + "}";
  }

  private static String bridged(String source, String detail) {
    return "{\"version\":\"0\",\"source\":\"" + source + "\",\"detail\":" + detail + "}";
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}

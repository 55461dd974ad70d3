package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.TestInvocation.Answer;
import io.sespartitioner.routing.RoutingRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What Firehose joins is read by lines, so each delivered record ends in a newline. */
class DeliveredNewlineTest {

  @Property
  void aRecordWithoutOneGetsOneAndNothingElseChanges(
      @ForAll @IntRange(max = 40) int spaces, @ForAll Random random) {
    byte[] payload = ("{" + " ".repeat(spaces) + "}").getBytes(UTF_8);
    String data =
        random.nextBoolean()
            ? Base64.getEncoder().encodeToString(payload)
            : Base64.getEncoder().withoutPadding().encodeToString(payload);
    String returned = delivered(data);
    assertThat(new String(Base64.getDecoder().decode(returned), UTF_8))
        .isEqualTo("{" + " ".repeat(spaces) + "}\n");
    int kept = payload.length / 3 * 4;
    assertThat(returned).startsWith(data.substring(0, kept)).hasSize((payload.length + 3) / 3 * 4);
  }

  @Example
  void onlyTheLastGroupIsWrittenAnew() {
    // The bits that a group's padding leaves over are kept by an echo alone.
    assertThat(delivered("e30=")).isEqualTo("e30K");
    assertThat(delivered("eyB9")).isEqualTo("eyB9Cg==");
    assertThat(delivered("eyAgfR==")).isEqualTo("eyAgfQo=");
    assertThat(delivered("e30KCi==")).isEqualTo("e30KCi==");
  }

  @Example
  void textWithEscapesOrWithoutPaddingGetsOneToo() {
    assertThat(delivered("eyJhIjoiPz8\\/In0=")).isEqualTo("eyJhIjoiPz8/In0K");
    assertThat(delivered("eyAgfQ")).isEqualTo("eyAgfQo=");
    assertThat(delivered("\\u0065yB9")).isEqualTo("eyB9Cg==");
  }

  @Example
  void aCarriageReturnIsNoNewline() {
    assertThat(delivered("e30N")).isEqualTo("e30NCg==");
    assertThat(delivered("e30NCg==")).isEqualTo("e30NCg==");
  }

  /** The event of EventBridge, which ends none with a newline. */
  @Example
  void anEventInTheEnvelopeOfEventBridgeGetsOne() throws Exception {
    byte[] event =
        Files.readAllBytes(Path.of("../events/samples/envelopes/eventbridge-open-newsletter.json"));
    byte[] bare = new String(event, UTF_8).stripTrailing().getBytes(UTF_8);
    String returned = delivered(Base64.getEncoder().encodeToString(bare));
    assertThat(new String(Base64.getDecoder().decode(returned), UTF_8))
        .isEqualTo(new String(bare, UTF_8) + "\n");
  }

  @Example
  void theNewlineCountsForTheLimitOfTheResponse() {
    // Two records that fill the response to its last byte, but for the group that one of them gets.
    String frame = "{\"records\":[%s,%s]}".formatted(ok("1", ""), ok("2", ""));
    int room = 6_291_556 - frame.length();
    int first = room / 8 * 4;
    int second = (room - first) / 4 * 4;
    String id = "2" + "0".repeat((room - first) % 4);
    assertThat(results(object(first, "\n"), id, object(second, "\n"))).isEqualTo("Ok Ok");
    assertThat(results(object(first, "\n"), id, object(second, " ")))
        .isEqualTo("Ok ProcessingFailed");
  }

  private static String ok(String id, String data) {
    return "{\"recordId\":\"%s\",\"result\":\"Ok\",\"data\":\"%s\",\"metadata\":{\"partitionKeys\":{\"userName\":\"unknown\"}}}"
        .formatted(id, data);
  }

  /** Base64 text of so many characters, a multiple of 4, without padding. */
  private static String object(int chars, String end) {
    int size = chars / 4 * 3;
    String text = "{" + " ".repeat(size - 3) + "}" + end;
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String results(String first, String secondId, String second) {
    Answer answer = answer(record("1", first) + "," + record(secondId, second));
    return answer.result(0) + " " + answer.result(1);
  }

  private static String delivered(String data) {
    JsonNode record = answer(record("1", data)).record(0);
    assertThat(record.get("result").textValue()).isEqualTo("Ok");
    return record.get("data").textValue();
  }

  private static String record(String id, String data) {
    return "{\"recordId\":\"" + id + "\",\"data\":\"" + data + "\"}";
  }

  private static Answer answer(String records) {
    return TestInvocation.answer("{\"records\":[" + records + "]}", RoutingRules.standard());
  }
}

package io.sespartitioner.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.function.Invocation.InvalidInvocationException;
import io.sespartitioner.function.TestInvocation.Answer;
import io.sespartitioner.routing.RoutingRules;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitioningHandlerTest {
  private static final String EVENT =
      "{\"eventType\":\"Send\",\"mail\":{\"tags\":{\"ses:caller-identity\":[\"alice\"]}},\"send\":{}}\n";

  @Test
  void anEventIsOkWithItsKeysAndItsDataVerbatim() {
    // No encoder writes this form, so only an echo can give it back.
    String data = "eyJtYWlsIjp7fSB9Ch==";
    Answer answer = new TestInvocation().payload(EVENT).data(data).answer();
    assertThat(answer.result(0)).isEqualTo("Ok");
    assertThat(answer.key(0, "userName")).isEqualTo("alice");
    assertThat(answer.record(1).get("data").textValue()).isEqualTo(data);
    assertThat(answer.result(1)).isEqualTo("Ok");
    assertThat(answer.key(1, "userName")).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "not-json, eyJtYWlsIjo=",
    "not-json, aGVsbG8=",
    "not-utf8, /w==",
    "compressed, H4sIAA==",
    "compressed, H4s=",
    "not-utf8, H4o=",
    "compressed, eJyrrgUAAXUA+Q==",
    "compressed, eAGrrgUAAXUA+Q==",
    "not-utf8, eJ2rrgUAAXUA+Q==",
    "not-json, eF4=",
    "not-an-object, WzFd",
    "trailing-text, e317fQ==",
    "not-base64, e3!9",
    "not-base64, e319e",
    "not-base64, e3==9",
    "not-base64, 'e30 '",
    "not-base64, =",
  })
  void anythingElseFailsWithItsReasonAndItsDataUnchanged(String reason, String data) {
    Answer answer = new TestInvocation().data(data).answer();
    assertThat(answer.result(0)).isEqualTo("ProcessingFailed");
    assertThat(answer.record(0).get("data").textValue()).isEqualTo(data);
    assertThat(answer.record(0).has("metadata")).isFalse();
    assertThat(answer.reasons()).containsExactly(reason);
  }

  @Test
  void nestingOverOneThousandFails() {
    String deep = "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";
    assertThat(new TestInvocation().payload(deep).answer().reasons()).containsExactly("too-deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Cg==", "IA0KCQ=="})
  void anEmptyRecordIsDropped(String data) {
    Answer answer = new TestInvocation().data(data).answer();
    assertThat(answer.result(0)).isEqualTo("Dropped");
    assertThat(answer.reasons()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"records\":[{\"recordId\":\"1\"}]}",
        "{\"records\":[{\"recordId\":\"1\",\"data\":null}]}",
        "{\"records\":[{\"recordId\":\"1\",\"data\":\"e30=\",\"data\":null}]}",
      })
  void aRecordWithoutDataIsDropped(String invocation) {
    Answer answer = TestInvocation.answer(invocation, RoutingRules.standard());
    assertThat(answer.result(0)).isEqualTo("Dropped");
  }

  @Test
  void everyRecordIsAnsweredOnceAndInOrder() {
    var invocation = new TestInvocation();
    for (int i = 0; i < 1_500; i++) {
      invocation.payload(i % 3 == 0 ? "bad" : i % 3 == 1 ? "" : EVENT);
    }
    Answer answer = invocation.answer();
    assertThat(answer.response().get("records")).hasSize(1_500);
    assertThat(answer.response().get("records"))
        .extracting(record -> record.get("recordId").textValue())
        .isEqualTo(IntStream.rangeClosed(1, 1_500).mapToObj(i -> "4965" + (1000 + i)).toList());
    assertThat(IntStream.range(0, 6).mapToObj(answer::result))
        .containsExactly("ProcessingFailed", "Dropped", "Ok", "ProcessingFailed", "Dropped", "Ok");
  }

  @Test
  void nothingOfOneRecordIsLeftForTheNext() {
    String first = "{\"records\":[{\"recordId\":\"1\",\"data\":\"e30=\"},";
    Answer answer =
        TestInvocation.answer(first + "{\"recordId\":\"2\"}]}", RoutingRules.standard());
    assertThat(answer.result(1)).isEqualTo("Dropped");
    assertThatThrownBy(
            () -> TestInvocation.answer(first + "{\"data\":\"e30=\"}]}", RoutingRules.standard()))
        .isInstanceOf(InvalidInvocationException.class);
  }

  @Test
  void aResponseMuchLongerThanItsRequestIsWhole() {
    String record = "{\"recordId\":\"1\",\"data\":\"e30=\"}";
    String records = String.join(",", Collections.nCopies(5_000, record));
    Answer answer =
        TestInvocation.answer("{\"records\":[" + records + "]}", RoutingRules.standard());
    assertThat(answer.response().get("records")).hasSize(5_000);
    assertThat(answer.key(4_999, "userName")).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | Expected the member records at byte 2 of the invocation",
        "{'records':[]}x | Expected the end at byte 14 of the invocation",
        "{'records':[{}]} | Expected a recordId in the record before at byte 14 of the invocation"
      })
  void aRefusalSaysWhatIsMissingAndWhere(String invocation, String message) {
    String json = invocation.replace('\'', '"');
    assertThatThrownBy(() -> TestInvocation.answer(json, RoutingRules.standard()))
        .hasMessage(message);
  }

  @Test
  void anEmptyBatchHasAnEmptyAnswer() {
    assertThat(new TestInvocation().answer().response().toString()).isEqualTo("{\"records\":[]}");
  }

  @Test
  void membersMayComeInAnyOrderAndWithEscapes() {
    String invocation =
        "{\"x\":[{}],\"r\\u0065cords\":[{\"y\":1,\"d\\u0061ta\":\"eyJhIjoiPz8\\/In0K\",\"recordId\":\"a\\\"b\"}],"
            + "\"deliveryStreamArn\":null}";
    Answer answer = TestInvocation.answer(invocation, RoutingRules.standard());
    assertThat(answer.result(0)).isEqualTo("Ok");
    assertThat(answer.record(0).get("recordId").textValue()).isEqualTo("a\"b");
    assertThat(answer.record(0).get("data").textValue()).isEqualTo("eyJhIjoiPz8/In0K");
    assertThat(answer.metrics().get("DeliveryStream").textValue()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"records\":null}",
        "{\"records\":{}}",
        "{\"records\":[null]}",
        "{\"records\":[{\"data\":\"\"}]}",
        "{\"records\":[{\"recordId\":null,\"data\":\"\"}]}",
        "{\"records\":[{\"recordId\":\"1\",\"data\":5}]}",
        "{\"records\":[],\"records\":[]}",
        "{\"records\":[]",
        "{\"records\":[]}x",
        "{\"records\":[{\"recordId\":\"1\",\"data\":\"e30=\"}",
      })
  void anInvocationOfAnotherShapeIsRefused(String invocation) {
    assertThatThrownBy(() -> TestInvocation.answer(invocation, RoutingRules.standard()))
        .isInstanceOf(InvalidInvocationException.class)
        .hasMessageMatching("Expected .+ at byte \\d+ of the invocation");
  }
}

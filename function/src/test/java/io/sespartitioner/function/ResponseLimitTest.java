package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.TestInvocation.Answer;
import io.sespartitioner.routing.RoutingRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseLimitTest {
  private static final int LIMIT = 6_291_556;

  @Test
  void recordsThatNoLongerFitFailWithoutDataAndTheCallSucceeds() {
    Answer answer = answer(payloads(100, 60_000));
    assertThat(bytes(answer)).isLessThanOrEqualTo(LIMIT).isGreaterThan(LIMIT - 100_000);
    assertThat(answer.response().get("records")).hasSize(100);
    int cut = 0;
    for (int i = 0; i < 100; i++) {
      JsonNode record = answer.record(i);
      assertThat(record.get("recordId").textValue()).isEqualTo("4965" + (1001 + i));
      if (record.get("result").textValue().equals("ProcessingFailed")) {
        cut++;
        assertThat(record.has("data")).isFalse();
      } else {
        assertThat(record.get("data").textValue()).hasSize(80_000);
      }
    }
    // 78 answers of 80 kB fit in 6 MB.
    assertThat(cut).isEqualTo(22);
    assertThat(answer.reasons()).hasSize(20).containsOnly("response-too-large");
    assertThat(answer.metrics().get("Failed").intValue()).isEqualTo(22);
    assertThat(answer.metrics().get("Delivered").intValue()).isEqualTo(78);
  }

  @Test
  void aSmallRecordAfterALargeOneStillFits() {
    var invocation = payloads(104, 45_000).payload(object(3_000_000)).payload("{}");
    Answer answer = answer(invocation);
    assertThat(answer.result(103)).isEqualTo("Ok");
    assertThat(answer.result(104)).isEqualTo("ProcessingFailed");
    assertThat(answer.result(105)).isEqualTo("Ok");
  }

  @Test
  void failedAndDroppedRecordsAreNotCountedTwice() {
    var invocation = new TestInvocation().payload("").payload("no".repeat(3_000_000));
    Answer answer = answer(invocation);
    assertThat(answer.result(0)).isEqualTo("Dropped");
    assertThat(answer.result(1)).isEqualTo("ProcessingFailed");
    assertThat(answer.record(1).has("data")).isFalse();
    assertThat(answer.reasons()).containsExactly("not-json");
    assertThat(answer.metrics().get("Failed").intValue()).isEqualTo(1);
  }

  @Test
  void droppedRecordsStayDroppedWhenNothingElseFits() {
    var invocation = payloads(100, 60_000);
    for (int i = 0; i < 100; i++) {
      invocation.payload("");
    }
    Answer answer = answer(invocation);
    assertThat(answer.response().get("records"))
        .extracting(record -> record.get("result").textValue())
        .filteredOn("Dropped"::equals)
        .hasSize(100);
    assertThat(answer.metrics().get("Dropped").intValue()).isEqualTo(100);
    assertThat(answer.metrics().get("Delivered").intValue()).isEqualTo(78);
    assertThat(answer.metrics().get("Failed").intValue()).isEqualTo(22);
  }

  @Test
  void aResponseOfExactlyTheLimitIsNotCut() {
    int rest = bytes(answer("1", "e30=")) - "1e30=".length();
    String id = "1".repeat((LIMIT - rest - 1) % 4 + 1);
    int data = LIMIT - rest - id.length();
    assertThat(bytes(answer(id, base64Object(data)))).isEqualTo(LIMIT);
    assertThat(answer(id, base64Object(data)).result(0)).isEqualTo("Ok");
    assertThat(answer(id + "1", base64Object(data)).result(0)).isEqualTo("ProcessingFailed");
  }

  @Test
  void answersMayFillTheResponseToItsLastByte() {
    // The first and the third are as long as fits beside the second in its shortest form.
    String third = base64Object(2_000_000);
    String shortest = "{\"records\":[%s,{\"recordId\":\"2\",\"result\":\"ProcessingFailed\"},%s]}";
    int frame = shortest.formatted(ok("1", ""), ok("3", third)).length();
    int first = (LIMIT - frame) / 4 * 4;
    String id = "3" + "0".repeat(LIMIT - frame - first);
    Answer fits = three(base64Object(first), id, third);
    assertThat(bytes(fits)).isEqualTo(LIMIT);
    assertThat(List.of(fits.result(0), fits.result(1), fits.result(2)))
        .containsExactly("Ok", "ProcessingFailed", "Ok");
    Answer oneByteMore = three(base64Object(first), id + "0", third);
    assertThat(List.of(oneByteMore.result(0), oneByteMore.result(1), oneByteMore.result(2)))
        .containsExactly("Ok", "ProcessingFailed", "ProcessingFailed");
  }

  private static Answer three(String first, String thirdId, String third) {
    String records = record("1", first) + "," + record("2", base64Object(3_000_000)) + ",";
    return TestInvocation.answer(
        "{\"records\":[" + records + record(thirdId, third) + "]}", RoutingRules.standard());
  }

  private static String record(String id, String data) {
    return "{\"recordId\":\"" + id + "\",\"data\":\"" + data + "\"}";
  }

  private static String ok(String id, String data) {
    return "{\"recordId\":\"%s\",\"result\":\"Ok\",\"data\":\"%s\",\"metadata\":{\"partitionKeys\":{\"userName\":\"unknown\"}}}"
        .formatted(id, data);
  }

  private static Answer answer(String id, String data) {
    return TestInvocation.answer(
        "{\"records\":[" + record(id, data) + "]}", RoutingRules.standard());
  }

  private static TestInvocation payloads(int count, int size) {
    var invocation = new TestInvocation();
    for (int i = 0; i < count; i++) {
      invocation.payload(object(size));
    }
    return invocation;
  }

  private static String object(int size) {
    return "{" + " ".repeat(size - 3) + "}\n";
  }

  /** Base64 text of {@code length} characters, padded as needed, that decodes to an object. */
  private static String base64Object(int length) {
    int size = length / 4 * 3;
    return java.util.Base64.getEncoder().encodeToString(object(size).getBytes(UTF_8));
  }

  private static int bytes(Answer answer) {
    return answer.response().toString().getBytes(UTF_8).length;
  }

  private static Answer answer(TestInvocation invocation) {
    return TestInvocation.answer(invocation.json(), RoutingRules.standard());
  }

  @Test
  void idsOfAnyLengthAreKept() {
    List<String> ids = new ArrayList<>();
    var records = TestInvocation.JSON.createArrayNode();
    for (int i = 0; i < 200; i++) {
      ids.add("9".repeat(1 + i * 7));
      var record = records.addObject();
      record.put("recordId", ids.get(i));
      record.put("data", base64Object(40_000));
    }
    Answer answer = TestInvocation.answer("{\"records\":" + records + "}", RoutingRules.standard());
    assertThat(answer.response().get("records"))
        .extracting(record -> record.get("recordId").textValue())
        .isEqualTo(ids);
    assertThat(bytes(answer)).isLessThanOrEqualTo(LIMIT);
  }
}

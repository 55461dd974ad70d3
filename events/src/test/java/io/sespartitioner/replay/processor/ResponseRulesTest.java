package io.sespartitioner.replay.processor;

import static io.sespartitioner.replay.processor.BatchOfThree.assertAllFail;
import static io.sespartitioner.replay.processor.BatchOfThree.assertOnlySecondFails;
import static io.sespartitioner.replay.processor.BatchOfThree.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.stream.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Firehose makes of right, wrong and missing answers. */
class ResponseRulesTest {

  @Test
  void anOkRecordGoesOnWithTheReturnedBytesAndKeys() throws IOException {
    List<Outcome> outcomes =
        process(Handlers.spoilingSecond((all, second) -> second.put("data", "bmV3")));
    assertThat(outcomes).allMatch(Outcome.Partitioned.class::isInstance);
    Outcome.Partitioned second = (Outcome.Partitioned) outcomes.get(1);
    assertThat(second.keys()).containsExactly(Map.entry("k", "v"));
    assertThat(StandardCharsets.UTF_8.decode(second.data().duplicate()).toString())
        .isEqualTo("new");
  }

  @Test
  void aDroppedRecordIsForgotten() throws IOException {
    assertThat(
            process(Handlers.spoilingSecond((all, second) -> second.put("result", "Dropped")))
                .get(1))
        .isEqualTo(new Outcome.Dropped());
  }

  @Test
  void aDroppedRecordNeedsNoData() throws IOException {
    assertThat(
            process(
                    Handlers.spoilingSecond(
                        (all, second) -> second.put("result", "Dropped").remove("data")))
                .get(1))
        .isEqualTo(new Outcome.Dropped());
  }

  @Test
  void aFailedRecordFailsAlone() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> second.put("result", "ProcessingFailed")),
        "Lambda.ProcessingFailedStatus");
  }

  @Test
  void aRecordThatIsNotReturnedFailsAlone() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> all.remove(1)), "Lambda.MissingRecordId");
  }

  @Test
  void aRecordReturnedTwiceFailsAlone() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> all.add(second.deepCopy())),
        "Lambda.DuplicatedRecordId");
  }

  @Test
  void anInventedRecordIsIgnoredAndTheOneItReplacesIsMissing() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> second.put("recordId", "invented")),
        "Lambda.MissingRecordId");
  }

  @Test
  void anOkRecordWithoutDataFailsAlone() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> second.remove("data")),
        "Lambda.InvalidReturnFormat");
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> second.putNull("data")),
        "Lambda.InvalidReturnFormat");
  }

  @Test
  void theAnswersMayComeInAnyOrder() throws IOException {
    assertThat(process(Handlers.answering(all -> all.add(all.remove(0)))))
        .extracting(outcome -> ((Outcome.Partitioned) outcome).data().get(0))
        .containsExactly((byte) '0', (byte) '1', (byte) '2');
  }

  @Test
  void anUnknownResultFailsTheBatch() throws IOException {
    assertAllFail(
        Handlers.spoilingSecond((all, second) -> second.put("result", "OK")),
        "Lambda.FunctionError",
        1);
  }

  @Test
  void dataThatIsNotBase64FailsTheBatch() throws IOException {
    assertAllFail(
        Handlers.spoilingSecond((all, second) -> second.put("data", "{}")),
        "Lambda.FunctionError",
        1);
  }

  @Test
  void anEmptyResponseLeavesEveryRecordMissing() throws IOException {
    assertAllFail(Handlers.saying("{}"), "Lambda.MissingRecordId", 1);
    assertAllFail(Handlers.saying("{\"records\":[]}"), "Lambda.MissingRecordId", 1);
    assertAllFail(Handlers.saying("{\"records\":null}"), "Lambda.MissingRecordId", 1);
  }

  @Test
  void aResponseThatIsNotTheExpectedJsonFailsTheBatch() throws IOException {
    assertAllFail(Handlers.saying(""), "Lambda.JsonProcessingException", 1);
    assertAllFail(Handlers.saying("[]"), "Lambda.JsonProcessingException", 1);
    assertAllFail(Handlers.saying("{\"records\":{}}"), "Lambda.JsonProcessingException", 1);
    assertAllFail(Handlers.saying("{\"records\":[1]}"), "Lambda.JsonProcessingException", 1);
    assertAllFail(Handlers.saying("{} {}"), "Lambda.JsonProcessingException", 1);
  }

  @Test
  void keysThatAreNoTextsOrEmptyAreLeftOut() throws IOException {
    List<Outcome> outcomes =
        process(
            Handlers.spoilingSecond(
                (all, second) ->
                    second
                        .withObject("/metadata/partitionKeys")
                        .put("number", 1)
                        .put("empty", "")
                        .put("extra", "x")
                        .putNull("nothing")
                        .putArray("list")));
    assertThat(((Outcome.Partitioned) outcomes.get(1)).keys()).containsOnlyKeys("k", "extra");
  }
}

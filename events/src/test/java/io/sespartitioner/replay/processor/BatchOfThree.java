package io.sespartitioner.replay.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.sespartitioner.replay.processor.LambdaProcessor.LambdaSettings;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.Failure.ErrorType;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.replay.stream.RandomSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Three records that go through a handler as through Firehose, and what becomes of them. */
final class BatchOfThree {

  private static final Duration LATE = Duration.ofMinutes(1);

  private BatchOfThree() {}

  static List<Outcome> process(RequestStreamHandler handler) throws IOException {
    return process(handler, LATE);
  }

  private static List<Outcome> process(RequestStreamHandler handler, Duration timeout)
      throws IOException {
    List<FirehoseRecord> records =
        LongStream.range(0, 3)
            .mapToObj(
                i ->
                    FirehoseRecord.dated(
                        i, 1_700_000_000_000L + i, (i + "\n").getBytes(StandardCharsets.UTF_8)))
            .toList();
    try (LambdaFunction function = new LambdaFunction(() -> handler, timeout, problem -> {});
        LambdaProcessor processor =
            new LambdaProcessor(
                function,
                record -> Optional.empty(),
                new LambdaSettings(3, timeout),
                new RandomSource(1),
                "stream")) {
      return processor.process(new Batch(records, 0));
    }
  }

  static void assertOnlySecondFails(RequestStreamHandler handler, String code) throws IOException {
    List<Outcome> outcomes = process(handler);
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Partitioned.class);
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Partitioned.class);
    assertFailed(outcomes.get(1), code, 1);
  }

  static void assertAllFail(RequestStreamHandler handler, String code, int attempts)
      throws IOException {
    assertAllFail(handler, LATE, code, attempts);
  }

  static void assertAllFail(
      RequestStreamHandler handler, Duration timeout, String code, int attempts)
      throws IOException {
    assertThat(process(handler, timeout))
        .hasSize(3)
        .allSatisfy(outcome -> assertFailed(outcome, code, attempts));
  }

  private static void assertFailed(Outcome outcome, String code, int attempts) {
    Failure failure = ((Outcome.Failed) outcome).failure();
    assertThat(failure.type()).isEqualTo(ErrorType.PROCESSING_FAILED);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.attempts()).isEqualTo(attempts);
    assertThat(failure.lambdaArn()).isPresent();
  }
}

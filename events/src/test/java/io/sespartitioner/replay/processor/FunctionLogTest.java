package io.sespartitioner.replay.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.function.PartitioningHandler;
import io.sespartitioner.replay.processor.LambdaProcessor.LambdaSettings;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.replay.stream.RandomSource;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FunctionLogTest {

  @Test
  void everyFailedRecordHasItsReasonThoughTheFunctionLogsOnlySome() throws IOException {
    List<Outcome> outcomes = process(1_000, number -> number % 2 == 0 ? "[]" : "{");
    for (int i = 0; i < outcomes.size(); i++) {
      assertThat(((Outcome.Failed) outcomes.get(i)).failure().reason())
          .contains(i % 2 == 0 ? "not-an-object" : "not-json");
    }
  }

  @Test
  void fallbacksAreCountedOnce() throws IOException {
    FunctionLog log = new FunctionLog();
    process(100, number -> number < 50 ? "{}" : "bad", log);
    assertThat(log.fallbackRecords()).isEqualTo(50);
  }

  private interface Payloads {

    String of(long number);
  }

  private static List<Outcome> process(int count, Payloads payloads) throws IOException {
    return process(count, payloads, new FunctionLog());
  }

  private static List<Outcome> process(int count, Payloads payloads, FunctionLog log)
      throws IOException {
    List<FirehoseRecord> records =
        LongStream.range(0, count)
            .mapToObj(
                number ->
                    FirehoseRecord.dated(
                        number, 0, payloads.of(number).getBytes(StandardCharsets.UTF_8)))
            .toList();
    RoutingRules rules = RoutingRules.standard();
    Duration timeout = Duration.ofMinutes(1);
    try (LambdaFunction function =
            new LambdaFunction(() -> new PartitioningHandler(rules, log), timeout, problem -> {});
        LambdaProcessor processor =
            new LambdaProcessor(
                function,
                LambdaProcessor.reasonsBy(rules, thrown -> {}),
                LambdaSettings.FIREHOSE,
                new RandomSource(1),
                "stream")) {
      return processor.process(new Batch(records, 0));
    }
  }
}

package io.sespartitioner.replay.processor;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult.Answered;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult.Errored;
import io.sespartitioner.replay.processor.ResponseReader.ResponseRecord;
import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.replay.stream.RandomSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lets a Lambda function process batches, as Firehose does: each attempt is a new invocation with
 * the same record ids; there are new attempts for exceptions, time-outs and responses over 6 MB
 * only.
 */
public final class LambdaProcessor implements BatchProcessor {

  private final LambdaFunction function;
  private final FailureReasons failureReasons;
  private final LambdaSettings settings;
  private final RandomSource random;
  private final InvocationWriter writer;

  /**
   * A processor.
   *
   * @param random where invocation ids come from
   */
  public LambdaProcessor(
      LambdaFunction function,
      FailureReasons failureReasons,
      LambdaSettings settings,
      RandomSource random,
      Arns arns) {
    this.function = function;
    this.failureReasons = failureReasons;
    this.settings = settings;
    this.random = random;
    this.writer = new InvocationWriter(arns);
  }

  @Override
  public List<Outcome> process(Batch batch) throws IOException {
    Errored last = Errored.ERROR_RESULT;
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      CallResult result = call(batch.records());
      if (result instanceof Answered answer) {
        return outcomes(batch.records(), answer, attempt);
      }
      last = (Errored) result;
    }
    ResponseRules rules = new ResponseRules(Arns.function(), settings.attempts());
    return ResponseRules.all(batch.records(), rules.failure(last.code(), last.message()));
  }

  @Override
  public void close() {
    function.close();
  }

  private CallResult call(List<FirehoseRecord> records) {
    String invocationId = random.uuid();
    return function.call(invocationId, writer.write(invocationId, records));
  }

  private List<Outcome> outcomes(List<FirehoseRecord> records, Answered answer, int attempt)
      throws IOException {
    ResponseRules rules = new ResponseRules(Arns.function(), attempt);
    try {
      List<ResponseRecord> answers = ResponseReader.read(answer.response());
      Map<String, String> reasons = reasons(records, answers);
      return rules.outcomes(records, answers, id -> Optional.ofNullable(reasons.get(id)));
    } catch (JsonProcessingException e) {
      return ResponseRules.all(
          records,
          rules.failure(
              "Lambda.JsonProcessingException",
              "The response of the Lambda function could not be parsed."));
    }
  }

  private Map<String, String> reasons(List<FirehoseRecord> records, List<ResponseRecord> answers) {
    Set<String> failedIds =
        answers.stream()
            .filter(ResponseRules::isProcessingFailed)
            .map(ResponseRecord::recordId)
            .collect(Collectors.toSet());
    List<FirehoseRecord> failed =
        records.stream().filter(record -> failedIds.contains(record.recordId())).toList();
    return failed.isEmpty() ? Map.of() : failureReasons.of(failed, this::call);
  }

  /**
   * How Firehose calls the function.
   *
   * @param retries how often it tries again
   * @param timeout the longest that one call may take
   */
  public record LambdaSettings(int retries, Duration timeout) {

    /** Firehose's own: 3 retries, and at most 5 minutes a call. */
    public static final LambdaSettings FIREHOSE = new LambdaSettings(3, Duration.ofMinutes(5));

    int attempts() {
      return retries + 1;
    }
  }

  /** Finds out why a function failed records, which its response doesn't say. */
  public interface FailureReasons {

    /** For functions that don't tell. */
    FailureReasons UNKNOWN = (failed, callAgain) -> Map.of();

    /**
     * The reason codes of records, by record id, right after the call that failed them.
     *
     * @param failed the records
     * @param callAgain calls the function again, with some of the records only
     */
    Map<String, String> of(List<FirehoseRecord> failed, Consumer<List<FirehoseRecord>> callAgain);
  }
}

package io.sespartitioner.replay.processor;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult.Answered;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult.Errored;
import io.sespartitioner.replay.processor.ResponseReader.ResponseRecord;
import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.BatchProcessor.InvocationSize;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.replay.stream.RandomSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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

  /**
   * The names that the local stream and function go by, with AWS's account for examples.
   *
   * @param streamName the delivery stream's name
   */
  public record Arns(String streamName) {

    static final String REGION = "us-east-1";
    private static final String ACCOUNT = "111122223333";

    String deliveryStream() {
      return "arn:aws:firehose:" + REGION + ":" + ACCOUNT + ":deliverystream/" + streamName;
    }

    /** The ARN of the function. */
    public static String function() {
      return "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:partitioning:$LATEST";
    }
  }

  /** Writes invocations, with AWS's own class for them and AWS's own serializer. */
  static final class InvocationWriter {

    private final PojoSerializer<KinesisFirehoseEvent> serializer =
        LambdaEventSerializers.serializerFor(
            KinesisFirehoseEvent.class, KinesisFirehoseEvent.class.getClassLoader());
    private final Arns arns;

    InvocationWriter(Arns arns) {
      this.arns = arns;
    }

    /** The JSON of an invocation with these records. */
    byte[] write(String invocationId, List<FirehoseRecord> records) {
      KinesisFirehoseEvent event = new KinesisFirehoseEvent();
      event.setInvocationId(invocationId);
      event.setDeliveryStreamArn(arns.deliveryStream());
      event.setRegion(Arns.REGION);
      event.setRecords(records.stream().map(InvocationWriter::record).toList());
      // Long enough from the start, so that it needn't grow by copying.
      ByteArrayOutputStream json =
          new ByteArrayOutputStream(Math.toIntExact(InvocationSize.of(records)));
      serializer.toJson(event, json);
      return json.toByteArray();
    }

    private static KinesisFirehoseEvent.Record record(FirehoseRecord record) {
      KinesisFirehoseEvent.Record entry = new KinesisFirehoseEvent.Record();
      entry.setRecordId(record.recordId());
      entry.setApproximateArrivalTimestamp(record.arrivalMillis());
      entry.setData(ByteBuffer.wrap(record.payload()));
      return entry;
    }
  }
}

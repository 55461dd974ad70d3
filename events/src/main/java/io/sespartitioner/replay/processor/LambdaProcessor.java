package io.sespartitioner.replay.processor;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.sespartitioner.function.ReasonCode;
import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.function.Verdict;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult.Answered;
import io.sespartitioner.replay.processor.LambdaFunction.CallResult.Errored;
import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.BatchProcessor.InvocationSize;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.replay.stream.RandomSource;
import io.sespartitioner.routing.RoutingRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets a Lambda function process batches, as Firehose does: each attempt is a new invocation with
 * the same record ids; there are new attempts for exceptions, time-outs and responses over 6 MB
 * only.
 */
public final class LambdaProcessor implements BatchProcessor {

  private final LambdaFunction function;
  private final Function<FirehoseRecord, Optional<ReasonCode>> reasons;
  private final LambdaSettings settings;
  private final RandomSource random;
  private final InvocationWriter writer;

  /**
   * A processor.
   *
   * @param reasons why the function failed a record, if that can be known
   * @param random where invocation ids come from
   * @param streamName the delivery stream's name
   */
  public LambdaProcessor(
      LambdaFunction function,
      Function<FirehoseRecord, Optional<ReasonCode>> reasons,
      LambdaSettings settings,
      RandomSource random,
      String streamName) {
    this.function = function;
    this.reasons = reasons;
    this.settings = settings;
    this.random = random;
    this.writer = new InvocationWriter(streamName);
  }

  @Override
  public List<Outcome> process(Batch batch) throws IOException {
    Errored last = Errored.ERROR_RESULT;
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      CallResult result = call(batch.records());
      if (result instanceof Answered answer) {
        return outcomes(batch.records(), answer, new ResponseRules(attempt, reasons));
      }
      last = (Errored) result;
    }
    return new ResponseRules(settings.attempts(), reasons)
        .all(batch.records(), last.code(), last.message());
  }

  @Override
  public void close() {
    function.close();
  }

  private CallResult call(List<FirehoseRecord> records) {
    String invocationId = random.uuid();
    return function.call(invocationId, writer.write(invocationId, records));
  }

  private static List<Outcome> outcomes(
      List<FirehoseRecord> records, Answered answer, ResponseRules rules) throws IOException {
    try {
      return rules.outcomes(records, ResponseReader.read(answer.response()));
    } catch (JsonProcessingException e) {
      return rules.all(
          records,
          "Lambda.JsonProcessingException",
          "The response of the Lambda function could not be parsed.");
    }
  }

  /**
   * Why our function fails records, which its response doesn't say: what its router says, or that
   * the response had no room left.
   *
   * @param thrown is told what custom key sources throw, whose message no log has
   */
  public static Function<FirehoseRecord, Optional<ReasonCode>> reasonsBy(
      RoutingRules rules, Consumer<Throwable> thrown) {
    RecordRouter router = new RecordRouter(rules);
    return record -> {
      Verdict verdict = router.route(record.payload(), record.payload().length);
      if (!(verdict instanceof Verdict.Failed failed)) {
        return Optional.of(ReasonCode.RESPONSE_TOO_LARGE);
      }
      if (failed.reason() == ReasonCode.CUSTOM_SOURCE) {
        router.thrown().ifPresent(thrown);
      }
      return Optional.of(failed.reason());
    };
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

  /** Writes invocations, with AWS's own class for them and AWS's own serializer. */
  static final class InvocationWriter {

    private static final String REGION = "us-east-1";

    private final PojoSerializer<KinesisFirehoseEvent> serializer =
        LambdaEventSerializers.serializerFor(
            KinesisFirehoseEvent.class, KinesisFirehoseEvent.class.getClassLoader());
    private final String streamArn;

    InvocationWriter(String streamName) {
      this.streamArn = "arn:aws:firehose:" + REGION + ":111122223333:deliverystream/" + streamName;
    }

    /** The JSON of an invocation with these records. */
    byte[] write(String invocationId, List<FirehoseRecord> records) {
      KinesisFirehoseEvent event = new KinesisFirehoseEvent();
      event.setInvocationId(invocationId);
      event.setDeliveryStreamArn(streamArn);
      event.setRegion(REGION);
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

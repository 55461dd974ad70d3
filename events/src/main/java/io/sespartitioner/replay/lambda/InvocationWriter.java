package io.sespartitioner.replay.lambda;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes invocations, with AWS's own class for them and AWS's own serializer. */
final class InvocationWriter {

  private static final long RECORD_CHARS = 140;
  private static final long INVOCATION_CHARS = 1_000;

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
    ByteArrayOutputStream json = new ByteArrayOutputStream(size(records));
    serializer.toJson(event, json);
    return json.toByteArray();
  }

  /** About how long the JSON gets, so that the output needn't grow by copying. */
  private static int size(List<FirehoseRecord> records) {
    long payload = records.stream().mapToLong(record -> record.payload().length).sum();
    return Math.toIntExact(payload * 4 / 3 + records.size() * RECORD_CHARS + INVOCATION_CHARS);
  }

  private static KinesisFirehoseEvent.Record record(FirehoseRecord record) {
    KinesisFirehoseEvent.Record entry = new KinesisFirehoseEvent.Record();
    entry.setRecordId(record.recordId());
    entry.setApproximateArrivalTimestamp(record.arrivalMillis());
    entry.setData(ByteBuffer.wrap(record.payload()));
    return entry;
  }
}

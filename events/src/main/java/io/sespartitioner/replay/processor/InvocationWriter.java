package io.sespartitioner.replay.processor;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.InvocationSize;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes invocations, with AWS's own class for them and AWS's own serializer. */
final class InvocationWriter {

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

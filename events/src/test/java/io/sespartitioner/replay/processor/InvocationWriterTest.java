package io.sespartitioner.replay.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.sespartitioner.replay.processor.LambdaProcessor.LambdaSettings;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.RandomSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a handler in AWS's usual style receives: its invocations read by AWS's own class. */
class InvocationWriterTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long ARRIVAL = 1_700_000_000_000L;
  private static final PojoSerializer<KinesisFirehoseEvent> AWS =
      LambdaEventSerializers.serializerFor(
          KinesisFirehoseEvent.class, KinesisFirehoseEvent.class.getClassLoader());

  @Example
  void everySampleReadsBackWithAwsClass() throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    for (Path sample : samples()) {
      payloads.add(Files.readAllBytes(sample));
    }
    assertReadBack(payloads);
  }

  @Property(tries = 500)
  void anyPayloadsReadBackWithAwsClass(@ForAll List<byte[]> payloads) throws IOException {
    assertReadBack(payloads);
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("samples"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void assertReadBack(List<byte[]> payloads) throws IOException {
    List<FirehoseRecord> records = new ArrayList<>();
    for (byte[] payload : payloads) {
      records.add(FirehoseRecord.dated(records.size(), ARRIVAL + records.size(), payload));
    }
    KinesisFirehoseEvent event = received(records);
    assertThat(event.getInvocationId()).isNotEmpty();
    assertThat(event.getDeliveryStreamArn()).endsWith(":deliverystream/stream");
    assertThat(event.getRecords())
        .extracting(KinesisFirehoseEvent.Record::getRecordId)
        .isEqualTo(records.stream().map(FirehoseRecord::recordId).toList());
    assertThat(event.getRecords())
        .extracting(KinesisFirehoseEvent.Record::getApproximateArrivalTimestamp)
        .isEqualTo(records.stream().map(FirehoseRecord::arrivalMillis).toList());
    assertThat(event.getRecords())
        .extracting(KinesisFirehoseEvent.Record::getData)
        .isEqualTo(payloads.stream().map(ByteBuffer::wrap).toList());
  }

  private static KinesisFirehoseEvent received(List<FirehoseRecord> records) throws IOException {
    List<KinesisFirehoseEvent> events = new ArrayList<>();
    RequestStreamHandler handler =
        (input, output, context) -> {
          events.add(AWS.fromJson(input));
          output.write('{');
          output.write('}');
        };
    try (LambdaFunction function = new LambdaFunction(() -> handler, SOON, problem -> {});
        LambdaProcessor processor =
            new LambdaProcessor(
                function,
                record -> Optional.empty(),
                new LambdaSettings(1, SOON),
                new RandomSource(1),
                "stream")) {
      processor.process(new Batch(records, 0));
    }
    assertThat(events).hasSize(1);
    return events.get(0);
  }
}

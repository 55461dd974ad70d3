package io.sespartitioner.bench;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.sespartitioner.bench.idiomatic.FirehoseResponse;
import io.sespartitioner.bench.idiomatic.IdiomaticHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the deployed handler is held against: the idiomatic handler between the serializers that
 * AWS's runtime client puts around it, and the floor.
 */
@State(Scope.Benchmark)
public class BaselineBenchmark {
  @Param({"500"})
  private int events;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private byte[] invocation;
  private IdiomaticHandler idiomatic;
  private PojoSerializer<KinesisFirehoseEvent> request;
  private PojoSerializer<FirehoseResponse> response;
  private FloorHandler floor;

  /** Makes the invocation, the handlers and AWS's serializers. */
  @Setup
  public void prepare() throws IOException {
    invocation = EventBatch.invocation(events);
    idiomatic = new IdiomaticHandler();
    request =
        LambdaEventSerializers.serializerFor(
            KinesisFirehoseEvent.class, KinesisFirehoseEvent.class.getClassLoader());
    response = JacksonFactory.getInstance().getSerializer(FirehoseResponse.class);
    floor = new FloorHandler();
  }

  /** Answers one batch with plain objects and a tree per record. */
  @Benchmark
  public byte[] idiomatic() {
    output.reset();
    KinesisFirehoseEvent event = request.fromJson(new ByteArrayInputStream(invocation));
    response.toJson(idiomatic.handleRequest(event, null), output);
    return output.toByteArray();
  }

  /** Answers one batch without reading it. */
  @Benchmark
  public byte[] floor() throws IOException {
    output.reset();
    floor.handleRequest(new ByteArrayInputStream(invocation), output, null);
    return output.toByteArray();
  }
}

package io.sespartitioner.bench;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.sespartitioner.bench.idiomatic.FirehoseResponse;
import io.sespartitioner.bench.idiomatic.IdiomaticHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/** Calls the idiomatic handler as Lambda's Java runtimes do: between AWS's own serializers. */
final class ManagedRuntime {
  private final PojoSerializer<KinesisFirehoseEvent> request =
      LambdaEventSerializers.serializerFor(
          KinesisFirehoseEvent.class, KinesisFirehoseEvent.class.getClassLoader());
  private final PojoSerializer<FirehoseResponse> response =
      JacksonFactory.getInstance().getSerializer(FirehoseResponse.class);
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final IdiomaticHandler handler;

  ManagedRuntime(IdiomaticHandler handler) {
    this.handler = handler;
  }

  byte[] call(byte[] invocation) {
    output.reset();
    KinesisFirehoseEvent event = request.fromJson(new ByteArrayInputStream(invocation));
    response.toJson(handler.handleRequest(event, null), output);
    return output.toByteArray();
  }
}

package io.sespartitioner.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ready-made invocations, as AWS's own class for them sees them. */
class AwsEventClassTest {
  private static final Path INVOCATIONS = Path.of("../events/invocations");
  private static final List<Path> NOT_BASE64 =
      List.of(INVOCATIONS.resolve("bad-base64.json"), INVOCATIONS.resolve("mixed-batch.json"));
  private static final PojoSerializer<KinesisFirehoseEvent> AWS =
      LambdaEventSerializers.serializerFor(
          KinesisFirehoseEvent.class, KinesisFirehoseEvent.class.getClassLoader());

  static List<Path> invocations() throws IOException {
    try (Stream<Path> files = Files.list(INVOCATIONS)) {
      return files.filter(file -> !NOT_BASE64.contains(file)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("invocations")
  void readsWhatStandsInTheFile(Path file) throws IOException {
    byte[] json = Files.readAllBytes(file);
    JsonNode tree = TestInvocation.parse(json);
    KinesisFirehoseEvent event = AWS.fromJson(new ByteArrayInputStream(json));
    assertThat(event.getInvocationId()).isEqualTo(tree.get("invocationId").textValue());
    assertThat(event.getDeliveryStreamArn()).isEqualTo(tree.get("deliveryStreamArn").textValue());
    assertThat(event.getRegion()).isEqualTo(tree.get("region").textValue());
    assertThat(event.getRecords()).hasSameSizeAs(tree.get("records"));
    for (int i = 0; i < event.getRecords().size(); i++) {
      assertSame(event.getRecords().get(i), tree.get("records").get(i));
    }
  }

  private static void assertSame(KinesisFirehoseEvent.Record record, JsonNode tree)
      throws IOException {
    assertThat(record.getRecordId()).isEqualTo(tree.get("recordId").textValue());
    assertThat(record.getApproximateArrivalTimestamp())
        .isEqualTo(tree.get("approximateArrivalTimestamp").longValue());
    assertThat(Optional.ofNullable(record.getData()))
        .isEqualTo(Optional.ofNullable(tree.path("data").binaryValue()).map(ByteBuffer::wrap));
  }

  static List<Path> invocationsWithOtherData() {
    return NOT_BASE64;
  }

  @ParameterizedTest
  @MethodSource("invocationsWithOtherData")
  void losesTheWholeBatchToOneRecordThatIsNotBase64(Path file) throws IOException {
    // Which is why the function does not use it.
    byte[] json = Files.readAllBytes(file);
    assertThatThrownBy(() -> AWS.fromJson(new ByteArrayInputStream(json)))
        .hasMessageContaining("Failed to decode VALUE_STRING as base64");
  }
}

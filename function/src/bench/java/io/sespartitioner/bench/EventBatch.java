package io.sespartitioner.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes Firehose invocations of SES events as real ones are: the ordinary samples, which hold all
 * ten event types, 1.1 to 2.4 KB, each time with another sender, recipient and message id. Asking
 * for the same number of events always gives the same bytes.
 */
final class EventBatch {
  private static final Path SAMPLES = Path.of("..", "events", "samples");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SENDERS = 40;
  private static final int SMALLEST_BYTES = 1_100;

  private final Random random = new Random(6);
  private final List<JsonNode> templates;

  private EventBatch() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      templates = files.filter(Files::isRegularFile).sorted().map(EventBatch::read).toList();
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The compact JSON of an invocation. */
  static byte[] invocation(int events) throws IOException {
    EventBatch batch = new EventBatch();
    ObjectNode invocation = JSON.createObjectNode();
    invocation.put("invocationId", "5c3f9fad-a9a2-4405-b49f-f0007bb3f4d5");
    invocation.put(
        "deliveryStreamArn", "arn:aws:firehose:eu-west-1:111122223333:deliverystream/ses-events");
    invocation.put("region", "eu-west-1");
    ArrayNode records = invocation.putArray("records");
    for (int i = 0; i < events; i++) {
      ObjectNode record = records.addObject();
      record.put(
          "recordId", "4964698768313554428650745793637119163430439226731973837" + (1000 + i));
      record.put("approximateArrivalTimestamp", 1_699_244_700_250L + i);
      record.put("data", Base64.getEncoder().encodeToString(batch.event(i)));
    }
    return JSON.writeValueAsBytes(invocation);
  }

  private byte[] event(int i) {
    ObjectNode event = templates.get(i % templates.size()).deepCopy();
    ObjectNode mail = (ObjectNode) event.get("mail");
    UUID middle = new UUID(random.nextLong(), random.nextLong());
    String id = "0106018b%08x-%s-000000".formatted(random.nextInt(), middle);
    mail.put("messageId", id);
    if (mail.get("commonHeaders") instanceof ObjectNode headers) {
      headers.put("messageId", id);
    }
    mail.withArray("destination")
        .set(0, "recipient%05d@example.org".formatted(random.nextInt(99_999)));
    if (mail.at("/tags/ses:caller-identity") instanceof ArrayNode caller) {
      caller.set(0, "ses-smtp-user.20231106-%06d".formatted(random.nextInt(SENDERS)));
    }
    // Without headers, as of a failed rendering, an event is shorter than what people see.
    int missing = SMALLEST_BYTES - event.toString().length();
    if (missing > 0) {
      mail.withArray("headers").addObject().put("name", "X-Data").put("value", "x".repeat(missing));
    }
    return (event + "\n").getBytes(UTF_8);
  }
}

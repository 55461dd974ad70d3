package io.sespartitioner.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.backfill.Decider.Filed;
import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.backfill.Job.Limits;
import io.sespartitioner.function.PartitioningHandler;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.routing.RoutingRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the record is: the handler's result, keys and bytes. */
class DeciderPropertyTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<byte[]> SAMPLES = samples();
  private static final String RULES =
      "{\"prefix\":\"!{key:user}/!{key:type}/\",\"keys\":{"
          + "\"user\":{\"tag\":\"ses:caller-identity\",\"otherwise\":\"unknown\"},"
          + "\"type\":{\"field\":\"/eventType\",\"required\":true}},"
          + "\"rules\":[{\"when\":{\"eventType\":[\"Open\"]},\"drop\":\"not kept\"},"
          + "{\"when\":{\"eventType\":[\"Click\"]},\"fail\":\"not known\"}]}";

  @Property(tries = 500)
  void isDecidedAsTheHandlerAnswers(@ForAll Random random) throws IOException {
    byte[] payload = mutated(SAMPLES.get(random.nextInt(SAMPLES.size())), random);
    assertThat(decided(payload)).isEqualTo(answered(payload));
  }

  private static String decided(byte[] payload) throws IOException {
    Job job =
        new Job(
            RULES,
            "stream",
            true,
            0,
            RecordKind.ALL,
            ObjectCompression.NONE,
            new Limits(1, 1),
            false);
    Optional<Filed> filed = new Decider(job).decide(payload, Optional.empty(), 0, 0);
    if (filed.isEmpty()) {
      return "Dropped";
    }
    FilingKey key = filed.get().key();
    byte[] line = filed.get().line();
    return key.kind() == Kind.DELIVERED
        ? "Ok " + key.folder() + " " + base64(line)
        : "ProcessingFailed " + key.reason() + " " + rawData(line);
  }

  private static String answered(byte[] payload) throws IOException {
    List<String> log = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String invocation = "{\"records\":[{\"recordId\":\"1\",\"data\":\"" + base64(payload) + "\"}]}";
    new PartitioningHandler(RoutingRules.read(RULES), log::add)
        .handleRequest(new ByteArrayInputStream(invocation.getBytes(UTF_8)), out, null);
    JsonNode record = MAPPER.readTree(out.toByteArray()).get("records").get(0);
    String data = record.path("data").asText();
    return switch (record.get("result").asText()) {
      case "Ok" -> {
        JsonNode keys = record.get("metadata").get("partitionKeys");
        yield "Ok " + keys.get("user").asText() + "/" + keys.get("type").asText() + "/ " + data;
      }
      case "Dropped" -> "Dropped";
      default ->
          "ProcessingFailed " + MAPPER.readTree(log.get(0)).get("reason").asText() + " " + data;
    };
  }

  private static byte[] mutated(byte[] sample, Random random) {
    byte[] payload = sample.clone();
    int changes = random.nextInt(4);
    for (int i = 0; i < changes && payload.length > 0; i++) {
      int at = random.nextInt(payload.length);
      switch (random.nextInt(4)) {
        case 0 -> payload[at] = (byte) random.nextInt(256);
        case 1 -> payload[at] = (byte) "{}[]\":, \n\\".charAt(random.nextInt(10));
        case 2 -> payload = java.util.Arrays.copyOf(payload, at);
        default -> payload[at] = payload[random.nextInt(payload.length)];
      }
    }
    return payload;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String rawData(byte[] line) throws IOException {
    return MAPPER.readTree(line).get("rawData").asText();
  }

  private static List<byte[]> samples() {
    try (Stream<Path> files = Files.walk(Path.of("../samples"))) {
      List<byte[]> samples = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        samples.add(Files.readAllBytes(file));
      }
      return samples;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

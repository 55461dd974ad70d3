package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.hostile.Mutations;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is base64, the JDK judges, and what it decodes to. */
class PayloadPropertyTest {
  private final RecordCursor record = new RecordCursor(new byte[0]);

  @Property
  void anyBytesComeBackFromTheirBase64(@ForAll byte[] payload, @ForAll boolean padded) {
    Base64.Encoder encoder = Base64.getEncoder();
    assertDecodedAsByTheJdk((padded ? encoder : encoder.withoutPadding()).encodeToString(payload));
  }

  @Property
  void spoiltBase64IsTakenOrRefusedAsByTheJdk(@ForAll byte[] payload, @ForAll Random random) {
    byte[] spoilt = Mutations.mutate(Base64.getEncoder().encode(payload), random);
    assertDecodedAsByTheJdk(new String(spoilt, UTF_8));
  }

  @Property
  void anyTextIsTakenOrRefusedAsByTheJdk(@ForAll String text) {
    assertDecodedAsByTheJdk(new String(text.getBytes(UTF_8), UTF_8));
  }

  /** One payload buffer for all, as in a batch: nothing of a record may stay for the next. */
  private void assertDecodedAsByTheJdk(String data) {
    assertThat(decodeJson(TestInvocation.JSON.valueToTree(data).toString())).isEqualTo(jdk(data));
    assertThat(decodeJson(escaped(data))).isEqualTo(jdk(data));
  }

  private Optional<String> decodeJson(String data) {
    byte[] json = data.getBytes(UTF_8);
    Payload payload = record.payload();
    int end = payload.decodePlain(json, 0);
    boolean good =
        end == Payload.NOT_PLAIN ? payload.decodeAny(json, 0, json.length) : end == json.length;
    return good
        ? Optional.of(Arrays.toString(Arrays.copyOf(payload.bytes(), payload.length())))
        : Optional.empty();
  }

  private static Optional<String> jdk(String data) {
    try {
      return Optional.of(Arrays.toString(Base64.getDecoder().decode(data.getBytes(UTF_8))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String data) {
    var json = new StringBuilder("\"");
    data.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
    return json.append('"').toString();
  }
}

package io.sespartitioner.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.hostile.HostileEvents;
import io.sespartitioner.hostile.JacksonJudge;
import io.sespartitioner.hostile.Mutations;
import io.sespartitioner.hostile.Samples;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is JSON, Jackson judges. */
class JsonReaderPropertyTest {
  @Property
  void spoiltSamplesAreTakenOrRefusedAsByJackson(@ForAll Random random) {
    assertJudgedAlike(Samples.mutated(Samples.EVENTS, random));
  }

  @Property
  void hostileEventsAreTakenOrRefusedAsByJackson(@ForAll Random random) {
    byte[] event = HostileEvents.write(random);
    assertThat(accepts(event)).isTrue();
    assertJudgedAlike(Mutations.mutate(event, random));
  }

  @Property
  void shortTextsAreTakenOrRefusedAsByJackson(@ForAll Random random) {
    byte[] text = "[\"a\\n\u00e9\",1.5e3,{\"b\":null}]".getBytes(UTF_8);
    for (int i = 0; i < 4; i++) {
      text = Mutations.mutate(text, random);
      assertJudgedAlike(text);
    }
  }

  @Property
  void anyBytesAreTakenOrRefusedAsByJackson(@ForAll byte[] bytes) {
    assertJudgedAlike(bytes);
  }

  private static void assertJudgedAlike(byte[] text) {
    assertThat(accepts(text))
        .as(() -> new String(text, UTF_8))
        .isEqualTo(JacksonJudge.accepts(text));
  }

  /** Takes one value, as every caller of the reader does, to the end of the text. */
  private static boolean accepts(byte[] text) {
    JsonReader json = JsonReader.strict().read(text, 0, text.length);
    try {
      json.skipValue();
      return json.peek() == JsonReader.END;
    } catch (MalformedJsonException e) {
      assertThat(e.offset()).isBetween(0, text.length);
      return false;
    }
  }
}

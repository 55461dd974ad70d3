package io.sespartitioner.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.hostile.EventTree;
import io.sespartitioner.hostile.HostileEvents;
import io.sespartitioner.hostile.JacksonJudge;
import io.sespartitioner.hostile.Mutations;
import io.sespartitioner.hostile.Samples;
import io.sespartitioner.ses.MalformedSesEventException.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What stands in an event, databind's tree judges. */
class SesEventPropertyTest {
  private final SesEventReader reader =
      new SesEventReader(
          new Selection(Set.copyOf(HostileEvents.TAGS), Set.copyOf(HostileEvents.FIELDS), true));

  @Property
  void aHostileEventReadsAsItsTree(@ForAll Random random) {
    assertReadsAsItsTree(HostileEvents.write(random));
  }

  @Property
  void aSpoiltEventIsRefusedOrReadsAsItsTree(@ForAll Random random) {
    assertRefusedOrReadsAsItsTree(Mutations.mutate(HostileEvents.write(random), random));
  }

  @Property
  void aSpoiltSampleIsRefusedOrReadsAsItsTree(@ForAll Random random) {
    assertRefusedOrReadsAsItsTree(Samples.mutated(Samples.EVENTS, random));
  }

  private void assertRefusedOrReadsAsItsTree(byte[] json) {
    if (JacksonJudge.accepts(json) && JacksonJudge.tree(json).isObject()) {
      assertReadsAsItsTree(json);
    } else {
      assertThat(fault(json) == Fault.NOT_UTF8).isNotEqualTo(JacksonJudge.isUtf8(json));
    }
  }

  private Fault fault(byte[] json) {
    try {
      reader.read(json, 0, json.length);
    } catch (MalformedSesEventException e) {
      return e.fault();
    }
    throw new AssertionError("Not refused: " + new String(json, UTF_8));
  }

  private void assertReadsAsItsTree(byte[] json) {
    EventTree tree = EventTree.of(json);
    Map<String, Optional<String>> expected = readAll(tree::tag, tree::field, tree::header);
    SesEvent collected = reader.read(json, 0, json.length);
    assertThat(readAll(collected::tag, collected::field, collected::header))
        .as(() -> "collected in one pass from " + new String(json, UTF_8))
        .isEqualTo(expected);
    SesEvent asked = SesEvent.parse(json);
    assertThat(readAll(asked::tag, asked::field, asked::header))
        .as(() -> "read when asked from " + new String(json, UTF_8))
        .isEqualTo(expected);
  }

  private static Map<String, Optional<String>> readAll(
      Function<String, Optional<String>> tag,
      Function<String, Optional<String>> field,
      Function<String, Optional<String>> header) {
    Map<String, Optional<String>> all = new LinkedHashMap<>();
    HostileEvents.TAGS.forEach(name -> all.put("tag " + name, tag.apply(name)));
    HostileEvents.FIELDS.forEach(pointer -> all.put("field " + pointer, field.apply(pointer)));
    HostileEvents.HEADERS.forEach(name -> all.put("header " + name, header.apply(name)));
    return all;
  }
}

package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.input.RandomFile.Event;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.ses.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No event vanishes in silence: in random files of many shapes, whole or damaged, each comes out
 * once or is told of, and every byte is accounted for.
 */
class TakenOrToldTest {

  /** Another number is asked for by the Maven profile {@code many-files}. */
  private static final int FILES = Integer.getInteger("reading.files", 10_000);

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{80,}");
  private static final Pattern ID = Pattern.compile("id-[0-9a-f]{16}");

  /** What came of one file. */
  private static final class Outcome {
    private final Map<String, Integer> times = new HashMap<>();
    private Optional<String> trouble = Optional.empty();
    private InputBytes bytes = InputBytes.NONE;
    private long refused;

    Outcome(byte[] file) {
      try {
        RecordReader reader =
            RecordReader.of(
                "the file", new ByteArrayInputStream(file), RecordKind.ALL, Selection.none());
        for (Optional<Found> next = reader.next(); next.isPresent(); next = reader.next()) {
          take(next.get());
        }
        bytes = reader.bytes();
      } catch (IOException e) {
        trouble = Optional.of(e.getMessage());
      }
    }

    private void take(Found found) {
      if (found instanceof Found.Taken record) {
        ids(new String(record.payload(), ISO_8859_1))
            .forEach(each -> times.merge(each, 1, Integer::sum));
      } else {
        refused++;
      }
    }
  }

  /** Those in a payload; one that broke off may have them in base64. */
  private static Set<String> ids(String payload) {
    Set<String> ids = new HashSet<>();
    ID.matcher(payload).results().forEach(id -> ids.add(id.group()));
    BASE64
        .matcher(payload)
        .results()
        .map(blob -> blob.group().substring(0, blob.group().length() / 4 * 4))
        .forEach(blob -> ids.addAll(ids(new String(Base64.getDecoder().decode(blob), ISO_8859_1))));
    return ids;
  }

  @Test
  void thereAreManyShapes() {
    assertThat(RandomFile.shapes()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void everyEventOfAWholeFileComesOutOnce() throws IOException {
    for (int seed = 0; seed < FILES / 4; seed++) {
      RandomFile file = new RandomFile(seed);
      Outcome outcome = new Outcome(file.bytes());
      assertThat(outcome.trouble).as("%s", file).isEmpty();
      assertThat(outcome.times.keySet())
          .as("%s", file)
          .containsExactlyInAnyOrderElementsOf(file.events().stream().map(Event::id).toList());
      assertThat(outcome.times.values()).as("%s", file).containsOnly(1);
      assertThat(outcome.refused).as("%s", file).isZero();
      assertThat(outcome.bytes.read()).as("%s", file).isEqualTo(file.length());
    }
  }

  @Test
  void everyEventOfADamagedTextComesOutOnceOrIsRefusedWithItsBytes() throws IOException {
    for (int seed = 0; seed < FILES / 2; seed++) {
      RandomFile file = new RandomFile(seed);
      List<Event> whole = file.damage();
      Outcome outcome = new Outcome(file.bytes());
      assertThat(outcome.times.values()).as("%s", file).allMatch(times -> times == 1);
      if (outcome.trouble.isPresent()) {
        assertThat(outcome.trouble.get()).as("%s", file).startsWith("the file");
        continue;
      }
      long missing =
          whole.stream()
              .filter(event -> !outcome.times.containsKey(event.id()))
              .mapToLong(event -> event.to() - event.from())
              .sum();
      assertThat(missing).as("%s", file).isLessThanOrEqualTo(outcome.bytes.refused());
      assertThat(outcome.bytes.refused() == 0 || outcome.refused > 0).as("%s", file).isTrue();
      assertThat(outcome.bytes.read()).as("%s", file).isEqualTo(file.length());
    }
  }

  @Test
  void noDamageToAFileMakesAnEventComeOutTwiceOrBytesVanish() throws IOException {
    for (int seed = 0; seed < FILES / 4; seed++) {
      RandomFile file = new RandomFile(seed);
      Outcome outcome = new Outcome(file.damaged(file.bytes()));
      // A decoder may copy the wrong bytes before it sees that the checksum doesn't match.
      assertThat(
              outcome.trouble.isPresent() || outcome.times.values().stream().allMatch(n -> n == 1))
          .as("%s", file)
          .isTrue();
      assertThat(outcome.trouble.orElse("the file")).as("%s", file).startsWith("the file");
      assertThat(outcome.trouble.orElse("")).as("%s", file).doesNotContain("accounted for");
    }
  }
}

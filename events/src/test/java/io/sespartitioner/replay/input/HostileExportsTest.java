package io.sespartitioner.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEventReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that are broken, hostile or longer than anything else. */
class HostileExportsTest {

  private static final Path EXPORTS =
      Path.of("src/test/resources/io/sespartitioner/replay/input/exports");

  /** Whatever is broken, everything is handed on or named, and what the text holds is counted. */
  @Test
  void noDamageStopsTheReader() throws IOException {
    Random random = new Random(20);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(EXPORTS)) {
      for (Path file : files) {
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 300; i++) {
          byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
          damaged[random.nextInt(damaged.length)] =
              (byte) "\"\\{}[],:\n \1\u00ff0".charAt(random.nextInt(13));
          List<Long> numbers = Received.numbers(damaged);
          List<String> found = Received.of(damaged, RecordKind.ALL);
          assertThat(found.isEmpty()).as("%s, %d", file, i).isEqualTo(latin1(damaged).isBlank());
          assertThat(numbers).isSorted().doesNotHaveDuplicates();
          assertThat(numbers.size()).isLessThanOrEqualTo(found.size());
        }
      }
    }
  }

  @Test
  void hostileElementsAreHandedOnOrNamed() throws IOException {
    String deep = "[".repeat(1_500) + "]".repeat(1_500);
    String deepElement = "{\"Body\":\"x\",\"a\":" + deep + "}]}";
    assertThat(read("{\"Messages\":[{\"Body\":\"{}\"}," + deepElement))
        .containsExactly("{}\n", deepElement + "\n");
    assertThat(read("{\"Messages\":[{\"Body\":\"" + deep + "\"}]}")).containsExactly(deep + "\n");
    assertThat(read("{\"Messages\":[{\"Body\":\"{}\",\"Body\":\"{ }\"},{\"Body\":\"\"}]}"))
        .containsExactly("{ }\n", "\n");
    assertThat(read("{\"Messages\":[{\"Body\":\"{\\u0022n\\u0022:\\ud83d}\"}]}"))
        .containsExactly("{\"n\":\\ud83d}\n");
  }

  /** Far longer than a record may be, and than a text over several lines. */
  @ParameterizedTest
  @ValueSource(
      strings = {"[%s]", "{\"events\":[%s],\"nextToken\":\"x\"}\n", "{\n\"a\":1,\"events\":[%s]}"})
  void anExportMayBeOfAnyLengthAndTakesLittleMemory(String export) throws IOException {
    boolean array = export.startsWith("[");
    String event = "{\"n\":\"" + "x".repeat(900) + "\"}";
    String element =
        array
            ? event
            : "{\"timestamp\":1,\"message\":" + new ObjectMapper().writeValueAsString(event) + "}";
    String[] around = export.split("%s", 2);
    byte[] elements = ("\n" + element + ",").repeat(100).getBytes(StandardCharsets.UTF_8);
    List<InputStream> parts = new ArrayList<>();
    parts.add(bytes(around[0]));
    for (int i = 0; i < 200; i++) {
      parts.add(new ByteArrayInputStream(elements));
    }
    parts.add(bytes(element + around[1]));
    ByteWindow window = new ByteWindow(new SequenceInputStream(Collections.enumeration(parts)));
    List<String> found = new ArrayList<>();
    SesEventReader events = SesEventReader.ofTexts(Selection.none());
    FoundRecords records = new FoundRecords(RecordKind.ALL, RecordLimits.FIREHOSE, events);
    records.split(new RecordSplitter(window, RecordLimits.FIREHOSE, records, events));
    for (Optional<Found> next = records.next(); next.isPresent(); next = records.next()) {
      new Received(found).found(next.get());
    }
    assertThat(found).hasSize(20_001).containsOnly(event + "\n");
    assertThat(window.array().length).isLessThan(20_000_000);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyArrayOfEventsInAnExportIsTakenApart() throws IOException {
    String messages = "\"Messages\":[{\"Body\":\"{\\\"n\\\":%d}\"}]";
    String records = "\"Records\" : [ {\"body\":\"{\\\"n\\\":%d}\"} ]";
    assertThat(read("{" + messages.formatted(1) + ", " + records.formatted(2) + "}"))
        .containsExactly("{\"n\":1}\n", "{\"n\":2}\n");
    assertThat(read("{" + messages.formatted(1) + "," + messages.formatted(2) + ",\"a\":[1]}"))
        .containsExactly("{\"n\":1}\n", "{\"n\":2}\n");
    assertThat(read("{\"Messages\":[],\"events\":[1]," + records.formatted(3) + "}"))
        .containsExactly("{\"n\":3}\n");
  }

  @Test
  void anElementWithoutAnEventBeforeOthersIsNamedAndHidesNone() throws IOException {
    assertThat(read("{\"Messages\":[{\"MessageId\":\"a\"},{\"Body\":5},{\"Body\":\"{}\"}]}"))
        .containsExactly(
            "refused 1: it has no Messages[].Body", "refused 2: it has no Messages[].Body", "{}\n");
  }

  @Test
  void whatFollowsAnExportThatWasCutIsNotTakenForAPartOfIt() throws IOException {
    String cut = "{\"Messages\":[{\"Body\":\"{}\"},{\"Bo\n";
    String end = "the array of events around it has no end; get the file again";
    assertThat(read(cut + "{\"n\":1}\n{\"n\":2}\n"))
        .containsExactly("{}\n", "{\"Bo\n", "{\"n\":1}\n", "{\"n\":2}\n", "refused 5: " + end);
    assertThat(read(cut + "{\"Messages\":[{\"Body\":\"[]\"},{}]}\n{\"n\":3}\n"))
        .containsExactly(
            "{}\n",
            "{\"Bo\n",
            "[]\n",
            "refused 4: it has no Messages[].Body",
            "{\"n\":3}\n",
            "refused 6: " + end);
  }

  private static List<String> read(String text) throws IOException {
    return Received.withReasons(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

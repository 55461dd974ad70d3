package io.sespartitioner.replay.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.routing.FirehosePrefix;
import io.sespartitioner.routing.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefixEvaluationTest {

  @TempDir Path folder;

  @Test
  void aRecordWithoutAKeyOfThePrefixGoesToPartitioningFailed() throws IOException {
    LocalStream stream = stream();
    stream.put("2023-11-06T10:00:00Z", Map.of("other", "x"), "1\n");
    assertThat(stream.errorLines("partitioning-failed/")).hasSize(1);
  }

  @Test
  void keysThatThePrefixDoesNotUseAreIgnored() throws IOException {
    LocalStream stream = stream();
    stream.put("2023-11-06T10:00:00Z", Map.of("k", "a", "other", "x"), "1\n");
    stream.put("2023-11-06T10:00:00Z", Map.of("k", "a", "other", "y"), "2\n");
    assertThat(stream.objects()).hasSize(1).containsValue("1\n2\n");
  }

  @Test
  void anEvaluatedPrefixOfOver512CharactersGoesToPartitioningFailed() throws IOException {
    LocalStream stream = stream();
    int fixed = "/2023/11/06/10/".length();
    stream.put("2023-11-06T10:00:00Z", "x".repeat(512 - fixed), "1\n");
    stream.put("2023-11-06T10:00:00Z", "x".repeat(513 - fixed), "2\n");
    assertThat(stream.errorLines("partitioning-failed/"))
        .extracting(line -> line.get("rawData").asText())
        .containsExactly("Mgo=");
  }

  @Test
  void timeZoneRulesPrefixAndName() throws IOException {
    LocalStream stream = stream().timeZone(ZoneId.of("Asia/Tokyo"));
    stream.put("2023-11-06T18:00:00Z", "a", "1\n");
    assertThat(stream.objects().keySet())
        .allMatch(name -> name.startsWith("a/2023/11/07/03/s-1-2023-11-07-03-00-00-"));
  }

  @Test
  void aPrefixWithoutExpressionsGetsTheDefaultDate() throws IOException {
    LocalStream stream = stream().prefix(prefix(new Part.Literal("legacy")));
    stream.put("2023-11-06T18:00:00Z", "a", "1\n");
    assertThat(stream.objects().keySet())
        .allMatch(name -> name.startsWith("legacy2023/11/06/18/s-1-"));
  }

  @Test
  void aPrefixWithAnyExpressionGetsNoDate() throws IOException {
    LocalStream stream = stream().prefix(prefix(new Part.Literal("k="), new Part.Key("k")));
    stream.put("2023-11-06T18:00:00Z", "v", "1\n");
    assertThat(stream.objects().keySet()).allMatch(name -> name.startsWith("k=vs-1-2023-11-06-"));
  }

  @Test
  void aRandomStringIsNewForEachOccurrenceAndPartsNoBuffers() throws IOException {
    LocalStream stream =
        stream()
            .prefix(
                prefix(
                    new Part.Key("k"),
                    new Part.Literal("/"),
                    new Part.RandomString(),
                    new Part.Literal("/"),
                    new Part.RandomString(),
                    new Part.Literal("/")));
    stream.put("2023-11-06T18:00:00Z", "v", "1\n");
    stream.put("2023-11-06T18:00:01Z", "v", "2\n");
    assertThat(stream.objects()).hasSize(1);
    String[] levels = stream.objects().keySet().iterator().next().split("/", -1);
    assertThat(levels[1]).hasSize(11).isNotEqualTo(levels[2]);
    assertThat(levels[2]).hasSize(11);
  }

  @Test
  void fractionsOfSecondsAreZero() throws IOException {
    LocalStream stream =
        stream().prefix(prefix(new Part.Key("k"), new Part.Timestamp("'/'HHmmssSSS'/'")));
    stream.put("2023-11-06T18:01:02.987Z", "v", "1\n");
    assertThat(stream.objects().keySet()).allMatch(name -> name.startsWith("v/180102000/"));
  }

  @Test
  void datesAreEnglishAndWeeksBeginOnSunday() throws IOException {
    LocalStream stream =
        stream().prefix(prefix(new Part.Key("k"), new Part.Timestamp("'/'EEEE'-'e'/'")));
    stream.put("2023-11-05T18:01:02Z", "v", "1\n");
    assertThat(stream.objects().keySet()).allMatch(name -> name.startsWith("v/Sunday-1/"));
  }

  private LocalStream stream() {
    return new LocalStream(folder);
  }

  private static FirehosePrefix prefix(Part... parts) {
    return new FirehosePrefix(List.of(parts));
  }
}

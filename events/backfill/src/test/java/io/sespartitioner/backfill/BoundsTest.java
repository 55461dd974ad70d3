package io.sespartitioner.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.backfill.Sample.SampledRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BoundsTest {

  private static final long MIB = 1024 * 1024;
  private static final long DAY = 86_400_000;
  private static final long TODAY = 20_000 * DAY;

  @Test
  void aFolderThatFitsOneObjectGoesToOneTaskWhole() {
    Bounds bounds = Bounds.of(evenly("a/", 100, MIB, new Random(1)), 128 * MIB);
    assertThat(bounds.numPartitions()).isEqualTo(1);
  }

  @Test
  void aLargeFolderIsDividedIntoPartsThatEachFitAnObject() {
    List<SampledRecord> sample = evenly("a/", 10_000, MIB, new Random(2));
    Bounds bounds = Bounds.of(sample, 128 * MIB);
    long[] bytes = new long[bounds.numPartitions()];
    sample.forEach(standing -> bytes[bounds.getPartition(standing.key())] += standing.bytes());
    assertThat(bounds.numPartitions()).isBetween(10_000 / 109, 10_000 / 50);
    assertThat(LongStream.of(bytes).max().orElseThrow()).isBetween(64 * MIB, 109 * MIB);
  }

  /** One more file moves every place that is looked at. */
  @Test
  void anotherSampleOfTheSameEventsDividesThemAtNearlyAllOfTheSameTimes() {
    List<FilingKey> bounds = bounds(evenly("a/", 10_000, MIB, new Random(3)));
    List<FilingKey> again = bounds(evenly("a/", 10_000, MIB, new Random(4)));
    again.retainAll(bounds);
    assertThat(again.size()).isGreaterThan(bounds.size() * 9 / 10);
  }

  @Test
  void whatArrivedInOneMillisecondIsDividedByItsPlaceInTheInput() {
    List<SampledRecord> sample = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      sample.add(sampled("a/", TODAY, i, MIB));
    }
    assertThat(bounds(sample)).hasSizeGreaterThan(8).allMatch(key -> key.place() > 0).isSorted();
  }

  @Property(tries = 300)
  void boundsAreInOrderAndLeaveNoTaskMoreThanItsPart(
      @ForAll @IntRange(min = 1, max = 2_000) int records,
      @ForAll @LongRange(min = 1, max = 3 * DAY) long span,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<SampledRecord> sample = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      long time = random.nextLong(-span, span);
      sample.add(sampled("f" + random.nextInt(3) + "/", time, i, random.nextLong(MIB)));
    }
    Bounds bounds = Bounds.of(sample, 64 * MIB);
    assertThat(bounds(sample, 64 * MIB)).isSorted();
    long[] bytes = new long[bounds.numPartitions()];
    sample.forEach(standing -> bytes[bounds.getPartition(standing.key())] += standing.bytes());
    assertThat(LongStream.of(bytes).max().orElseThrow()).isLessThanOrEqualTo(64 * MIB);
  }

  private static List<FilingKey> bounds(List<SampledRecord> sample) {
    return bounds(sample, 128 * MIB);
  }

  private static List<FilingKey> bounds(List<SampledRecord> sample, long objectBytes) {
    Bounds bounds = Bounds.of(sample, objectBytes);
    List<FilingKey> keys = new ArrayList<>();
    for (int task = 1; task < bounds.numPartitions(); task++) {
      keys.add(bounds.first(task).orElseThrow());
    }
    return keys;
  }

  private static List<SampledRecord> evenly(String folder, int records, long bytes, Random random) {
    List<SampledRecord> sample = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      sample.add(sampled(folder, TODAY + random.nextLong(DAY), i, bytes));
    }
    return sample;
  }

  private static SampledRecord sampled(String folder, long time, long place, long bytes) {
    return new SampledRecord(
        new FilingKey(Kind.DELIVERED, folder, "a", time, 0, place, "", ""), bytes);
  }
}

package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Slicing.Slice;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Looks at some of the input, to learn where the records will go: short stretches at even
 * distances. Which ones depends on the input alone, so a second run sees the same.
 */
final class Sample implements FlatMapFunction<Iterator<Sample.Look>, Sample.Standing> {

  @Serial private static final long serialVersionUID = 1L;

  /** How many records of a stretch stand for it. */
  private static final int RECORDS = 16;

  private static final long MIN_DISTANCE = 2L * 1024 * 1024;
  private static final long MAX_STRETCHES = 16_384;

  private final Job job;
  private final Broadcast<SerializableConfiguration> configuration;

  Sample(Job job, Broadcast<SerializableConfiguration> configuration) {
    this.job = job;
    this.configuration = configuration;
  }

  /**
   * Places to look at in one slice.
   *
   * @param offsets where, from the start of the slice
   * @param bytes how many bytes of the input each stands for, compressed or not
   */
  record Look(Slice slice, List<Long> offsets, long bytes) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;
  }

  /**
   * A record that stands for others.
   *
   * @param key its key
   * @param bytes how many bytes of lines it stands for
   */
  record Standing(FilingKey key, long bytes) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;
  }

  /** Where to look. */
  static List<Look> looks(List<List<Slice>> work) {
    long total = work.stream().flatMap(List::stream).mapToLong(Slice::bytes).sum();
    long distance = Math.max(MIN_DISTANCE, total / MAX_STRETCHES);
    List<Look> looks = new ArrayList<>();
    long begin = 0;
    long next = distance / 2;
    for (Slice slice : work.stream().flatMap(List::stream).toList()) {
      List<Long> offsets = new ArrayList<>();
      for (; next < begin + slice.bytes(); next += distance) {
        offsets.add(next - begin);
      }
      if (!offsets.isEmpty()) {
        looks.add(new Look(slice, List.copyOf(offsets), distance));
      }
      begin += slice.bytes();
    }
    return looks;
  }

  @Override
  public Iterator<Standing> call(Iterator<Look> looks) throws IOException {
    List<Standing> sample = new ArrayList<>();
    Decider decider = new Decider(job);
    StretchReader reader = new StretchReader(configuration.value().value(), job.kind());
    while (looks.hasNext()) {
      Look look = looks.next();
      reader.read(
          look, (records, bytes) -> sample.addAll(standing(decider, look.slice(), records, bytes)));
    }
    return sample.iterator();
  }

  /** What stands for the records of a stretch, decided as the tasks will. */
  private static List<Standing> standing(
      Decider decider, Slice slice, List<byte[]> records, long bytes) throws IOException {
    List<FilingKey> keys = new ArrayList<>();
    for (byte[] record : records) {
      decider.decide(record, slice.file(), slice.start()).ifPresent(filed -> keys.add(filed.key()));
    }
    int step = Math.max(1, keys.size() / RECORDS);
    int count = (keys.size() + step - 1) / step;
    List<Standing> standing = new ArrayList<>();
    for (int i = 0; i < keys.size(); i += step) {
      standing.add(new Standing(keys.get(i), bytes / count));
    }
    return standing;
  }
}

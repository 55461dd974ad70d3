package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Slicing.Slice;
import io.sespartitioner.replay.input.Found;
import io.sespartitioner.replay.input.RecordReader;
import io.sespartitioner.ses.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Looks at some of the input, to learn where the records will go: short ranges at even distances.
 * Which ones depends on the input alone, so a second run sees the same.
 */
final class Sample implements FlatMapFunction<Iterator<Sample.SamplePoints>, Sample.SampledRecord> {

  @Serial private static final long serialVersionUID = 1L;

  /** How many records of a range stand for it. */
  private static final int RECORDS = 16;

  private static final int RANGE_BYTES = 64 * 1024;
  private static final long MIN_DISTANCE = 2L * 1024 * 1024;
  private static final long MAX_POINTS = 16_384;

  /** Of a smaller file, the beginning is enough: it holds what came in a short time. */
  private static final long LARGE_BYTES = 64L * 1024 * 1024;

  private final Job job;
  private final Broadcast<SerializableConfiguration> configuration;

  Sample(Job job, Broadcast<SerializableConfiguration> configuration) {
    this.job = job;
    this.configuration = configuration;
  }

  /**
   * Where ranges begin in one slice.
   *
   * @param offsets where, from the start of the slice
   * @param bytes how many bytes of the input each stands for, compressed or not
   */
  record SamplePoints(Slice slice, List<Long> offsets, long bytes) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;
  }

  /**
   * A record that stands for others.
   *
   * @param key its key
   * @param bytes how many bytes of lines it stands for
   */
  record SampledRecord(FilingKey key, long bytes) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;
  }

  /** Where to look. */
  static List<SamplePoints> points(List<List<Slice>> work) {
    long total = work.stream().flatMap(List::stream).mapToLong(Slice::bytes).sum();
    long distance = Math.max(MIN_DISTANCE, total / MAX_POINTS);
    List<SamplePoints> points = new ArrayList<>();
    long begin = 0;
    long next = distance / 2;
    for (Slice slice : work.stream().flatMap(List::stream).toList()) {
      List<Long> offsets = new ArrayList<>();
      for (; next < begin + slice.bytes(); next += distance) {
        offsets.add(next - begin);
      }
      if (!offsets.isEmpty()) {
        points.add(new SamplePoints(slice, List.copyOf(offsets), distance));
      }
      begin += slice.bytes();
    }
    return points;
  }

  @Override
  public Iterator<SampledRecord> call(Iterator<SamplePoints> all) throws IOException {
    Ranges ranges = new Ranges(new Decider(job));
    while (all.hasNext()) {
      SamplePoints points = all.next();
      Path path = new Path(URI.create(points.slice().uri()));
      try (FSDataInputStream in = path.getFileSystem(configuration.value().value()).open(path)) {
        if (points.slice().cut()) {
          readLines(points, in, ranges);
        } else {
          readThrough(points, in, ranges);
        }
      } catch (IOException e) {
        // The task that reads it all says what is wrong.
      }
    }
    return ranges.sample.iterator();
  }

  private void readLines(SamplePoints points, FSDataInputStream in, Ranges ranges)
      throws IOException {
    for (long offset : points.offsets()) {
      in.seek(points.slice().start() + offset);
      byte[] bytes = wholeLines(in.readNBytes(RANGE_BYTES));
      RecordReader reader =
          RecordReader.ofLines(
              "", new ByteArrayInputStream(bytes), bytes.length, job.kind(), Selection.none());
      List<byte[]> records = new ArrayList<>();
      for (Optional<Found> found = reader.next(); found.isPresent(); found = reader.next()) {
        if (found.get() instanceof Found.Taken record) {
          records.add(record.payload());
        }
      }
      ranges.add(points.slice(), records, points.bytes());
    }
  }

  private static byte[] wholeLines(byte[] bytes) {
    int from = 0;
    while (from < bytes.length && bytes[from] != '\n') {
      from++;
    }
    int to = bytes.length;
    while (to > from && bytes[to - 1] != '\n') {
      to--;
    }
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** What can't be entered in the middle is read from its start, up to the last range. */
  private void readThrough(SamplePoints points, FSDataInputStream in, Ranges ranges)
      throws IOException {
    Slice slice = points.slice();
    List<Long> offsets = slice.bytes() > LARGE_BYTES ? points.offsets() : List.of(0L);
    List<List<byte[]>> all = new ArrayList<>(List.of(new ArrayList<>()));
    RecordReader reader = RecordReader.of("", in, job.kind(), Selection.none());
    int room = RANGE_BYTES;
    long bytes = 0;
    Optional<Found> found = reader.next();
    while (found.isPresent() && (room > 0 || all.size() < offsets.size())) {
      if (found.get() instanceof Found.Taken record) {
        bytes += record.payload().length;
        if (room <= 0 && in.getPos() >= offsets.get(all.size())) {
          all.add(new ArrayList<>());
          room = RANGE_BYTES;
        }
        if (room > 0) {
          room -= record.payload().length;
          all.get(all.size() - 1).add(record.payload());
        }
      }
      found = reader.next();
    }
    double growth = (double) bytes / Math.max(1, in.getPos());
    long share = points.bytes() * points.offsets().size() / all.size();
    for (List<byte[]> range : all) {
      ranges.add(slice, range, (long) (growth * share));
    }
  }

  /** Decides some records of each range, as the tasks will. */
  private static final class Ranges {

    private final Decider decider;
    private final List<SampledRecord> sample = new ArrayList<>();

    Ranges(Decider decider) {
      this.decider = decider;
    }

    /** Adds the records of a range, which stand for so many bytes. */
    void add(Slice slice, List<byte[]> records, long bytes) throws IOException {
      int step = Math.max(1, records.size() / RECORDS);
      List<FilingKey> keys = new ArrayList<>();
      for (int i = 0; i < records.size(); i += step) {
        decider
            .decide(records.get(i), Optional.empty(), slice.file(), slice.start())
            .ifPresent(filed -> keys.add(filed.key()));
      }
      for (FilingKey key : keys) {
        sample.add(new SampledRecord(key, bytes / keys.size()));
      }
    }
  }
}

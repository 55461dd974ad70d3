package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.backfill.Job.Limits;
import io.sespartitioner.replay.report.ReportCounts.PartitionCounts;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** Files the lines of one task, which come in order. */
final class FileTask
    implements FlatMapFunction<Iterator<Tuple2<FilingKey, byte[]>>, FileTask.Filed> {

  @Serial private static final long serialVersionUID = 1L;

  private final Job job;
  private final OutFolder out;
  private final Bounds bounds;
  private final Broadcast<SerializableConfiguration> configuration;

  FileTask(
      Job job, OutFolder out, Bounds bounds, Broadcast<SerializableConfiguration> configuration) {
    this.job = job;
    this.out = out;
    this.bounds = bounds;
    this.configuration = configuration;
  }

  /**
   * What one attempt filed. Only one attempt of each task reaches the driver, so what is counted
   * here is counted once.
   *
   * @param attempt its name
   * @param counts what it filed
   */
  record Filed(String attempt, TaskCounts counts) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;
  }

  @Override
  public Iterator<Filed> call(Iterator<Tuple2<FilingKey, byte[]>> lines) throws IOException {
    String attempt = Long.toString(TaskContext.get().taskAttemptId());
    TaskCounts counts = new TaskCounts();
    Filer filer =
        new Filer(job, objects(attempt), bounds.first(TaskContext.getPartitionId()), counts);
    while (lines.hasNext()) {
      Tuple2<FilingKey, byte[]> line = lines.next();
      filer.accept(line._1(), line._2());
    }
    filer.finish();
    return List.of(new Filed(attempt, counts)).iterator();
  }

  private ObjectMaker objects(String attempt) throws IOException {
    Configuration hadoop = configuration.value().value();
    return job.dryRun()
        ? ObjectMaker.NONE
        : new ObjectMaker.Named(job, out.attempt(attempt, hadoop));
  }

  /**
   * Makes objects of lines that come in order: an object ends where its folder does, or when it
   * would get too large or too long. One object is open at a time.
   */
  static final class Filer {

    private static final String RANDOM_STRING = "!{firehose:random-string}";

    private final Limits limits;
    private final boolean dryRun;
    private final ObjectMaker objects;
    private final Optional<FilingKey> bound;
    private final TaskCounts counts;
    private final List<String> keyNames;
    private PartitionCounts partition;
    private FilingKey oldest;
    private long ordinal;
    private long bytes;

    Filer(Job job, ObjectMaker objects, Optional<FilingKey> bound, TaskCounts counts) {
      this.limits = job.limits();
      this.dryRun = job.dryRun();
      this.objects = objects;
      this.bound = bound;
      this.counts = counts;
      this.keyNames = List.copyOf(RoutingRules.read(job.rules()).keys().keySet());
    }

    void accept(FilingKey key, byte[] line) throws IOException {
      if (key.kind() == Kind.FACT) {
        counts.merge(TaskCounts.of(line));
        return;
      }
      long length = dryRun ? ByteBuffer.wrap(line).getInt() : line.length;
      if (oldest == null || !belongs(key, length)) {
        finish();
        ordinal = oldest != null && oldest.sameTime(key) ? ordinal + 1 : firstOrdinal(key);
        oldest = key;
        objects.begin(key, ordinal);
        partition = partition(key);
        partition.addObject();
      }
      bytes += length;
      objects.append(line);
      partition.add(length);
      if (key.kind() == Kind.ERROR) {
        counts.counts().failed(key.reason(), key.code());
      }
    }

    private PartitionCounts partition(FilingKey key) {
      String prefix = key.folder().replace(Decider.RANDOM, RANDOM_STRING);
      return key.kind() == Kind.ERROR
          ? counts.counts().errorOutput(prefix)
          : counts.counts().delivered(prefix, () -> keys(key.values()));
    }

    private Map<String, String> keys(String values) {
      List<String> each = List.of(values.split(FilingKey.SEPARATOR, -1));
      Map<String, String> keys = new LinkedHashMap<>();
      for (int i = 0; i < keyNames.size(); i++) {
        keys.put(keyNames.get(i), each.get(i));
      }
      return keys;
    }

    /** Above those of the tasks before, if they have records of the same time. */
    private long firstOrdinal(FilingKey key) {
      return bound
          .filter(key::sameTime)
          .map(first -> ((long) first.file() << 40) + first.place())
          .orElse(0L);
    }

    /** Ends the last object. */
    void finish() throws IOException {
      if (oldest != null) {
        objects.end();
      }
      bytes = 0;
    }

    private boolean belongs(FilingKey key, long length) {
      return key.sameFolder(oldest)
          && bytes + length <= limits.bytes()
          && key.arrivalMillis() < oldest.arrivalMillis() + limits.millis();
    }
  }
}

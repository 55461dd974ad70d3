package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.backfill.Job.Limits;
import io.sespartitioner.replay.report.ReportCounts.PartitionCounts;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
    ObjectMaker objects = new ObjectMaker(job, out.attempt(attempt, configuration.value().value()));
    Filer filer = new Filer(job, objects, bounds.first(TaskContext.getPartitionId()), counts);
    while (lines.hasNext()) {
      Tuple2<FilingKey, byte[]> line = lines.next();
      filer.accept(line._1(), line._2());
    }
    filer.finish();
    return List.of(new Filed(attempt, counts)).iterator();
  }

  /**
   * Makes objects of lines that come in order: an object ends where its folder does, or when it
   * would get too large or too long. One object is open at a time.
   */
  static final class Filer {

    private final Limits limits;
    private final ObjectMaker objects;
    private final Optional<FilingKey> bound;
    private final LineCounts counts;
    private PartitionCounts partition;
    private FilingKey oldest;
    private long ordinal;
    private long bytes;

    Filer(Job job, ObjectMaker objects, Optional<FilingKey> bound, TaskCounts counts) {
      this.limits = job.limits();
      this.objects = objects;
      this.bound = bound;
      this.counts = new LineCounts(job, counts);
    }

    void accept(FilingKey key, byte[] line) throws IOException {
      if (key.kind() == Kind.FACT) {
        counts.addFacts(line);
        return;
      }
      long length = line.length;
      if (oldest == null || !belongs(key, length)) {
        finish();
        ordinal = oldest != null && oldest.sameTime(key) ? ordinal + 1 : firstOrdinal(key);
        oldest = key;
        objects.begin(key, ordinal);
        partition = counts.partition(key);
        partition.addObject();
      }
      bytes += length;
      objects.append(line);
      counts.add(partition, key, length);
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

package io.sespartitioner.backfill;

import io.sespartitioner.backfill.CountTask.Counted;
import io.sespartitioner.backfill.FileTask.Filed;
import io.sespartitioner.backfill.InputFiles.InputFile;
import io.sespartitioner.backfill.Sample.SamplePoints;
import io.sespartitioner.backfill.SliceReader.NoLinesException;
import io.sespartitioner.backfill.Slicing.Slice;
import io.sespartitioner.replay.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.util.SerializableConfiguration;
import scala.math.Ordering$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Has Spark read, order and file everything. */
final class Filing {

  private final JavaSparkContext spark;
  private final Job job;
  private final OutFolder out;
  private final Steps steps;
  private final Broadcast<SerializableConfiguration> configuration;

  Filing(JavaSparkContext spark, Configuration configuration, Job job, OutFolder out, Steps steps) {
    this.spark = spark;
    this.job = job;
    this.out = out;
    this.steps = steps;
    this.configuration = spark.broadcast(new SerializableConfiguration(configuration));
  }

  /**
   * Files the records of these files, and counts them.
   *
   * @param first the number of the first file, by which what is told of each is put in order
   */
  TaskCounts run(List<InputFile> files, int first) throws IOException {
    Set<String> uncut = new HashSet<>();
    while (true) {
      try {
        return run(files, first, uncut);
      } catch (NoLinesException e) {
        // Nothing is filed yet: filing begins when everything is read.
        if (!uncut.add(e.uri())) {
          throw e;
        }
      }
    }
  }

  private TaskCounts run(List<InputFile> files, int first, Set<String> uncut) throws IOException {
    Configuration hadoop = configuration.value().value();
    List<List<Slice>> work = new Slicing(hadoop, uncut).work(files, first);
    if (work.isEmpty()) {
      return new TaskCounts();
    }
    StageProgress progress = new StageProgress(steps, bytes(files));
    try {
      Optional<Bounds> bounds = job.dryRun() ? Optional.empty() : Optional.of(bounds(work));
      spark.sc().addSparkListener(progress);
      return bounds.isPresent() ? filed(work, bounds.get()) : counted(work);
    } catch (Exception e) {
      throw trouble(e);
    } finally {
      spark.sc().removeSparkListener(progress);
    }
  }

  private static long bytes(List<InputFile> files) {
    return files.stream().mapToLong(InputFile::bytes).sum();
  }

  private Bounds bounds(List<List<Slice>> work) {
    List<SamplePoints> points = Sample.points(work);
    return points.isEmpty()
        ? new Bounds(List.of())
        : Bounds.of(
            spark
                .parallelize(points, Math.min(points.size(), 4 * spark.defaultParallelism()))
                .mapPartitions(new Sample(job, configuration))
                .collect(),
            job.limits().bytes());
  }

  private TaskCounts filed(List<List<Slice>> work, Bounds bounds) throws IOException {
    List<Filed> tasks =
        ordered(read(work), bounds)
            .mapPartitions(new FileTask(job, out, bounds, configuration))
            .collect();
    TaskCounts total = new TaskCounts();
    tasks.forEach(task -> total.merge(task.counts()));
    List<String> attempts = tasks.stream().map(Filed::attempt).toList();
    out.publish(attempts, configuration.value().value());
    return total;
  }

  /** Without moving anything between tasks. */
  private TaskCounts counted(List<List<Slice>> work) {
    Counted total = new Counted();
    read(work).mapPartitions(new CountTask(job)).collect().forEach(total::merge);
    return total.withObjects(job);
  }

  private JavaPairRDD<FilingKey, byte[]> read(List<List<Slice>> work) {
    return spark
        .parallelize(work, work.size())
        .mapPartitionsToPair(new ReadTask(job, configuration));
  }

  /** The lines of each task, in order. */
  private JavaPairRDD<FilingKey, byte[]> ordered(
      JavaPairRDD<FilingKey, byte[]> lines, Bounds bounds) {
    ClassTag<FilingKey> keys = ClassTag$.MODULE$.apply(FilingKey.class);
    ClassTag<byte[]> bytes = ClassTag$.MODULE$.apply(byte[].class);
    // As repartitionAndSortWithinPartitions does, but with a serializer that knows the keys.
    return JavaPairRDD.fromRDD(
        new ShuffledRDD<FilingKey, byte[], byte[]>(lines.rdd(), bounds, keys, bytes, bytes)
            .setKeyOrdering(
                Ordering$.MODULE$.<FilingKey>comparatorToOrdering(Comparator.naturalOrder()))
            .setSerializer(new Serialization()),
        keys,
        bytes);
  }

  private static IOException trouble(Exception problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UncheckedIOException unchecked) {
        return unchecked.getCause();
      }
      if (cause instanceof IOException trouble) {
        return trouble;
      }
    }
    return new IOException(problem.getMessage(), problem);
  }
}

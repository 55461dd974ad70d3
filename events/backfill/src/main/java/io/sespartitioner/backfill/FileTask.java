package io.sespartitioner.backfill;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
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
  private final Broadcast<SerializableConfiguration> configuration;

  FileTask(Job job, OutFolder out, Broadcast<SerializableConfiguration> configuration) {
    this.job = job;
    this.out = out;
    this.configuration = configuration;
  }

  /**
   * What one attempt filed. Only one attempt of each task reaches the driver, so what is counted
   * here is counted once.
   *
   * @param attempt its name
   * @param counts what it filed
   */
  record Filed(String attempt, FiledCounts counts) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;
  }

  @Override
  public Iterator<Filed> call(Iterator<Tuple2<FilingKey, byte[]>> lines) throws IOException {
    String attempt = Long.toString(TaskContext.get().taskAttemptId());
    FiledCounts counts = new FiledCounts();
    Filer filer = new Filer(job, objects(attempt), counts);
    while (lines.hasNext()) {
      Tuple2<FilingKey, byte[]> line = lines.next();
      filer.accept(line._1(), line._2());
    }
    filer.finish();
    return List.of(new Filed(attempt, counts)).iterator();
  }

  private ObjectMaker objects(String attempt) throws IOException {
    Configuration hadoop = configuration.value().value();
    return job.dryRun() ? ObjectMaker.NONE : new NamedObjects(job, out.attempt(attempt, hadoop));
  }
}

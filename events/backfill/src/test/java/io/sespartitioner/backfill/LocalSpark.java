package io.sespartitioner.backfill;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** One Spark for all tests of this process: two cores, and each task may fail twice. */
final class LocalSpark {

  private static final Engine OWN =
      Engine.of(
          new SparkConf(false)
              .setMaster("local[2,3]")
              .set("spark.hadoop.fs.s3.impl", ObjectStore.class.getName())
              .set("spark.hadoop.fs.troubled.impl", TroubledFiles.class.getName()));

  private static JavaSparkContext started;

  private LocalSpark() {}

  static synchronized JavaSparkContext context() {
    if (started == null) {
      started = OWN.start();
      started.setLogLevel("OFF");
    }
    return started;
  }

  static Engine engine() {
    return new Engine() {
      @Override
      public Configuration configuration() {
        return OWN.configuration();
      }

      @Override
      public JavaSparkContext start() {
        return context();
      }

      @Override
      public void stop(JavaSparkContext spark) {
        // The next test goes on with it.
      }
    };
  }
}

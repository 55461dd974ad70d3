package io.sespartitioner.backfill;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Spark, as a backfill uses it: started when it is needed. */
interface Engine {

  /** What the file systems are told. */
  Configuration configuration();

  /** Starts it. */
  JavaSparkContext start();

  /** Ends what {@link #start} began. */
  void stop(JavaSparkContext spark);

  /** What {@code spark-submit} asks for, or all cores of this machine. */
  static Engine ofProcess() {
    if (!isSubmitted()) {
      // Spark's own configuration prints its progress in many lines.
      System.setProperty("log4j2.configurationFile", "classpath:backfill-log4j2.properties");
    }
    return of(new SparkConf());
  }

  /** Whether {@code spark-submit} started this process. */
  static boolean isSubmitted() {
    return System.getProperty("spark.master") != null;
  }

  /** With these settings, and what a backfill needs beside them. */
  static Engine of(SparkConf settings) {
    SparkConf conf = complete(settings);
    return new Engine() {
      @Override
      public Configuration configuration() {
        return LocalFiles.in(SparkHadoopUtil.get().newConfiguration(conf));
      }

      @Override
      public JavaSparkContext start() {
        return new JavaSparkContext(conf);
      }

      @Override
      public void stop(JavaSparkContext spark) {
        spark.stop();
      }
    };
  }

  private static SparkConf complete(SparkConf settings) {
    SparkConf conf = settings.clone();
    if (!isSubmitted()) {
      conf.setIfMissing("spark.driver.host", "localhost")
          .setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    return conf.setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.app.name", "ses-partitioner-backfill")
        .setIfMissing("spark.ui.enabled", Boolean.toString(isSubmitted()));
  }

  /**
   * Files of this machine, without what makes Hadoop's own classes slow and untidy: a checksum file
   * beside each file, and a process {@code chmod} for each file and folder. Permissions are what
   * the user's mask says. Public since Hadoop makes one by its name.
   */
  public static final class LocalFiles extends RawLocalFileSystem {

    /** The same configuration, in which paths without a store of their own are such files. */
    static Configuration in(Configuration configuration) {
      Configuration local = new Configuration(configuration);
      local.set("fs.file.impl", LocalFiles.class.getName());
      // Else whoever asked first for local files would have decided what class they are.
      local.setBoolean("fs.file.impl.disable.cache", true);
      return local;
    }

    @Override
    public void setPermission(Path path, FsPermission permission) {
      // As the mask has it.
    }
  }
}

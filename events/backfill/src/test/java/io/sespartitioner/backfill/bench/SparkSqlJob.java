package io.sespartitioner.backfill.bench;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/**
 * The peer: what one would write in Spark SQL to file lines by sender and day, {@code SparkSqlJob
 * FILE FOLDER}. It orders and counts nothing, and takes what is no event for one of {@code
 * unknown}.
 */
final class SparkSqlJob {

  private SparkSqlJob() {}

  /** Files the lines. */
  public static void main(String[] args) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .appName("peer")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .getOrCreate()) {
      spark
          .read()
          .text(args[0])
          .withColumn("sender", json("$.mail.tags['ses:caller-identity'][0]"))
          .withColumn("day", substring(json("$.mail.timestamp"), 1, 10))
          .repartition(col("sender"), col("day"))
          .write()
          .partitionBy("sender", "day")
          .option("compression", "gzip")
          .text(args[1]);
    }
  }

  private static org.apache.spark.sql.Column json(String path) {
    return coalesce(get_json_object(col("value"), path), lit("unknown"));
  }
}

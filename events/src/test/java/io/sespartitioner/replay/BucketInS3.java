package io.sespartitioner.replay;

import io.sespartitioner.replay.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bucket on an S3 server of the test's own. */
abstract class BucketInS3 {

  static final String BUCKET = "s3://mail-log";
  static final String EVENT =
      "{\"eventType\":\"Send\",\"mail\":{\"timestamp\":\"2023-11-06T03:29:19.412Z\","
          + "\"tags\":{\"ses:caller-identity\":[\"orders-app\"]}},\"send\":{}}\n";

  @TempDir Path folder;
  S3Server server;

  @BeforeEach
  void start() throws IOException {
    server = new S3Server();
  }

  @AfterEach
  void stop() {
    server.close();
  }
}

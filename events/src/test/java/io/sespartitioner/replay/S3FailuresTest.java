package io.sespartitioner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What goes wrong with inputs and outputs in S3, each named, and nothing left behind. */
class S3FailuresTest extends BucketInS3 {

  @Test
  void whatWasUploadedIsDeletedIfNotAllCanBe() throws IOException {
    AtomicInteger puts = new AtomicInteger();
    server.breakOff(request -> request.startsWith("PUT ") && puts.incrementAndGet() == 12);
    CommandLineRun run = CommandLineRun.of("--out", BUCKET + "/a", eventsOfManySenders());
    assertThat(run.messages()).contains("permission denied; needed are s3:ListBucket");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.report()).isEmpty();
    assertThat(puts).hasValueBetween(12, 150);
    assertThat(server.objects()).isEmpty();
  }

  @Test
  void whatCanNeitherBeUploadedNorDeletedIsSaid() throws IOException {
    AtomicInteger puts = new AtomicInteger();
    server.breakOff(
        request ->
            request.startsWith("DELETE ")
                || (request.startsWith("PUT ") && puts.incrementAndGet() == 12));
    CommandLineRun run = CommandLineRun.of("--out", BUCKET + "/a", eventsOfManySenders());
    assertThat(run.messages())
        .contains("permission denied; needed are s3:ListBucket")
        .contains("; delete what this run has put below " + BUCKET + "/a, which it could not: ")
        .hasLineCount(1);
    assertThat(run.status()).isEqualTo(1);
    assertThat(server.objects()).hasSizeGreaterThan(10);
  }

  /** More objects than can be under way at once. */
  private Path eventsOfManySenders() throws IOException {
    StringBuilder events = new StringBuilder();
    for (int sender = 0; sender < 300; sender++) {
      events.append(EVENT.replace("orders-app", "sender-" + sender));
    }
    return Files.writeString(folder.resolve("events"), events);
  }

  @Test
  void anotherRunThatWritesThereAtTheSameTimeIsNoticed() throws IOException {
    server.breakOff(
        request -> {
          if (request.startsWith("PUT ")) {
            server.objects().put("a/of-another", new byte[1]);
          }
          return false;
        });
    CommandLineRun run = CommandLineRun.of("--out", BUCKET + "/a", Path.of("samples"));
    assertThat(run.messages()).contains("so another wrote there at the same time");
    assertThat(run.status()).isEqualTo(1);
    assertThat(server.objects()).containsOnlyKeys("a/of-another");
  }

  /** As Ctrl-C does it: uploads under way are waited for, no other begins, and all are deleted. */
  @Test
  void anInterruptedRunDeletesWhatItHasUploaded() throws Exception {
    Process[] replay = new Process[1];
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger puts = new AtomicInteger();
    server.breakOff(
        request -> {
          if (request.startsWith("PUT ") && puts.incrementAndGet() == 20) {
            interrupt(started, replay);
          }
          return false;
        });
    Path messages = folder.resolve("messages");
    ProcessBuilder command =
        new ProcessBuilder(OwnProcess.command("--out", BUCKET + "/a", eventsOfManySenders()));
    command.environment().putAll(server.environment());
    replay[0] = command.redirectError(messages.toFile()).start();
    started.countDown();
    assertThat(replay[0].waitFor()).isGreaterThan(128);
    assertThat(messages)
        .hasContent("replay: interrupted; nothing was kept, no object was written\n");
    assertThat(puts).hasValueBetween(20, 150);
    assertThat(server.objects()).isEmpty();
  }

  private static void interrupt(CountDownLatch started, Process[] replay) {
    try {
      started.await();
      // Until the process has learned of it, and while this upload is under way.
      replay[0].destroy();
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerThatAnswersARangeWithTheWholeObjectIsRefused() throws IOException {
    server.objects().put("events", EVENT.repeat(40_000).getBytes(UTF_8));
    server.ignoreRanges();
    assertTrouble(
        1,
        BUCKET
            + "/events: asked for bytes 0-4194303, and the server answered with status 200 and"
            + " Content-Range null; copy the object to a disk and replay it from there",
        "--out",
        folder.resolve("bucket"),
        BUCKET + "/events");
    assertThat(folder.resolve("bucket")).doesNotExist();
  }

  @Test
  void anOutWithObjectsIsRefusedAndNeverOverwritten() throws IOException {
    server.objects().put("a/b", new byte[1]);
    server.objects().put("ab", EVENT.getBytes(UTF_8));
    assertTrouble(
        1,
        BUCKET + "/a is not empty; choose another --out",
        "--out",
        BUCKET + "/a",
        BUCKET + "/ab");
    assertTrouble(
        2,
        "--overwrite replaces no objects in S3",
        "--overwrite",
        "--out",
        BUCKET + "/c",
        BUCKET + "/ab");
    assertTrouble(2, "--out s3:///a names no bucket", "--out", "s3:///a", BUCKET + "/ab");
    assertThat(server.objects()).containsOnlyKeys("a/b", "ab");
    assertThat(CommandLineRun.of("--out", BUCKET + "/a/c", BUCKET + "/ab").status()).isZero();
  }

  @Test
  void troubleIsNamedWithItsAddress() throws IOException {
    Path out = folder.resolve("bucket");
    server.objects().put("parquet", "PAR1".getBytes(UTF_8));
    server.objects().put("cut.gz", Arrays.copyOf(gzip(EVENT), 30));
    assertTrouble(
        1, BUCKET + "/none: no such object, and none below it", "--out", out, BUCKET + "/none");
    assertTrouble(1, "s3://missing: no such bucket", "--out", out, "s3://missing");
    assertTrouble(1, BUCKET + "/parquet is a Parquet file", "--out", out, BUCKET + "/parquet");
    assertTrouble(
        1,
        BUCKET + "/cut.gz, after record 0: the GZIP data ends too early",
        "--out",
        out,
        BUCKET + "/cut.gz");
    assertTrouble(2, "s3:// names no bucket; write s3://BUCKET/PREFIX", "--out", out, "s3://");
    System.setProperty("aws.accessKeyId", "ANOTHER");
    assertTrouble(1, BUCKET + "/parquet: permission denied", "--out", out, BUCKET + "/parquet");
    assertThat(out).doesNotExist();
  }

  private static void assertTrouble(int status, String message, Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.messages()).contains(message).hasLineCount(1);
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.report()).isEmpty();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}

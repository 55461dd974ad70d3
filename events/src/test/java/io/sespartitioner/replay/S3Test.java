package io.sespartitioner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sespartitioner.replay.load.EventGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Inputs and outputs in S3. */
class S3Test extends BucketInS3 {

  @Test
  void objectsBelowAnAddressAreReadAsFilesOfAFolder() throws IOException {
    for (String key : new String[] {"logs", "logs/a", "logs/b/1", "logs/b/2", "logs/b/"}) {
      server.objects().put(key, key.endsWith("/") ? new byte[0] : EVENT.getBytes(UTF_8));
    }
    server.objects().put("logs/c.gz", gzip(EVENT));
    server.objects().put("logs-of-others", EVENT.getBytes(UTF_8));
    assertThat(records(BUCKET + "/logs")).isEqualTo(5);
    assertThat(records(BUCKET + "/logs/")).isEqualTo(5);
    assertThat(records(BUCKET + "/logs/b")).isEqualTo(2);
    assertThat(records(BUCKET + "/logs/b/1")).isEqualTo(1);
    assertThat(records(BUCKET)).isEqualTo(6);
  }

  @Test
  void anObjectWhoseKeyEndsInASlashIsReadIfItHasBytes() throws IOException {
    server.objects().put("logs/a/", EVENT.getBytes(UTF_8));
    server.objects().put("logs/b/", new byte[0]);
    assertThat(records(BUCKET + "/logs")).isEqualTo(1);
  }

  @Test
  void anObjectIsReadInPartsAtOnceAndWhereItBreaksItGoesOn() throws IOException {
    Path file = folder.resolve("events");
    EventGenerator events = new EventGenerator(3, 20, Duration.ofHours(1), 0.01);
    ByteArrayOutputStream large = new ByteArrayOutputStream();
    while (large.size() < 9_000_000) {
      large.write(events.next());
    }
    Files.write(file, large.toByteArray());
    server.objects().put("large", large.toByteArray());
    Set<Integer> broken = ConcurrentHashMap.newKeySet();
    AtomicInteger gets = new AtomicInteger();
    server.breakOff(
        request -> {
          int number = request.equals("GET large") ? gets.incrementAndGet() : 0;
          return number % 2 == 1 && broken.add(number);
        });
    Path fromFile = folder.resolve("from-file");
    Path fromS3 = folder.resolve("from-s3");
    assertThat(CommandLineRun.of("--seed", 1, "--out", fromFile, file).status()).isZero();
    assertThat(CommandLineRun.of("--seed", 1, "--out", fromS3, BUCKET + "/large").status())
        .isZero();
    assertThat(texts(Bucket.objects(fromS3)))
        .isNotEmpty()
        .isEqualTo(texts(Bucket.objects(fromFile)));
    assertThat(broken).hasSizeGreaterThan(1);
    assertThat(server.mostOpen()).isBetween(2, 8);
  }

  @Test
  void objectsAreUploadedAsTheyWouldLieInAFolder() throws IOException {
    Path samples = Path.of("samples");
    Path out = folder.resolve("bucket");
    assertThat(CommandLineRun.of("--seed", 1, "--out", out, samples).status()).isZero();
    CommandLineRun run = CommandLineRun.of("--seed", 1, "--out", BUCKET + "/a/b/", samples);
    assertThat(run.messages()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.report()).contains(BUCKET + "/a/b/");
    Map<String, byte[]> uploaded = new TreeMap<>();
    for (Map.Entry<String, byte[]> object : server.objects().entrySet()) {
      assertThat(object.getKey()).startsWith("a/b/");
      String key = object.getKey().substring("a/b/".length());
      boolean zipped = key.endsWith(".gz");
      uploaded.put(key, zipped ? gunzip(object.getValue()) : object.getValue());
      assertThat(server.headers(object.getKey()))
          .containsEntry("content-type", "application/octet-stream");
      assertThat(
              server.headers(object.getKey()).getOrDefault("content-encoding", "").contains("gzip"))
          .isEqualTo(zipped);
    }
    assertThat(texts(uploaded)).hasSizeGreaterThan(10).isEqualTo(texts(Bucket.objects(out)));
  }

  @Test
  void theCommandThatThePageShowsSucceeds() throws IOException {
    String page = Files.readString(Path.of("docs/operate.md"));
    Matcher command =
        Pattern.compile("AWS_PROFILE=logs java -jar \\S+ --rules by-address.json (.* s3://.*)")
            .matcher(page);
    assertThat(command.find()).isTrue();
    server.objects().put("2023/a", EVENT.getBytes(UTF_8));
    CommandLineRun run = CommandLineRun.of((Object[]) command.group(1).split(" ", -1));
    assertThat(run.status()).isZero();
    assertThat(server.objects().tailMap("by-address/orders-app/2023/11/06/")).hasSize(1);
  }

  @Test
  void aRunThatNamesNoBucketLoadsNothingOfTheSdk() throws Exception {
    List<URL> withoutSdk = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!part.contains("awssdk")) {
        withoutSdk.add(Path.of(part).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(withoutSdk.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Method run =
          loader.loadClass(CommandLineRun.class.getName()).getDeclaredMethod("of", Object[].class);
      run.setAccessible(true);
      Object result =
          run.invoke(
              null,
              (Object)
                  new Object[] {"--out", folder.resolve("bucket"), Path.of("samples/awkward")});
      assertThat(result.toString()).contains("nothing is lost").contains("status=0");
      assertThat(
              catchThrowable(
                  () -> run.invoke(null, (Object) new Object[] {"--out", "s3://a", "samples"})))
          .hasRootCauseInstanceOf(ClassNotFoundException.class);
    }
  }

  private int records(String input) throws IOException {
    Path out = Files.createTempDirectory(folder, "bucket");
    return CommandLineRun.of("--format", "json", "--out", out, input).json().get("records").asInt();
  }

  private static Map<String, String> texts(Map<String, byte[]> objects) {
    Map<String, String> texts = new TreeMap<>();
    objects.forEach((key, content) -> texts.put(key, new String(content, UTF_8)));
    return texts;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
  }
}

package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names that S3 takes and a folder doesn't lose no object. */
@Timeout(120)
class ObjectNamesTest {

  @TempDir Path folder;

  @Test
  void namesThatTheSystemCannotWriteLoseNothing() throws Exception {
    Path rules = rules("\u00e9v\u00e9nements/!{key:userName}/");
    Path bucket = folder.resolve("bucket");
    OwnProcess run =
        OwnProcess.shell(
            "LC_ALL=C \"$@\" 2>&1",
            OwnProcess.command("--rules", rules, "--out", bucket, input(event("alice", 1))));
    assertThat(run.output()).contains("nothing is lost");
    assertThat(run.status()).isZero();
    assertThat(Bucket.objects(bucket)).hasSize(1);
    assertThat(bucket.resolve("%C3%A9v%C3%A9nements/alice")).isDirectory();
  }

  @Test
  void aKeyWithHalfACharacterLosesNothing() throws IOException {
    Path bucket = folder.resolve("bucket");
    CommandLineRun run =
        CommandLineRun.of(
            "--handler",
            RawCallerHandler.class.getName(),
            "--out",
            bucket,
            input(event("a\\ud800", 1)));
    assertThat(run.status()).as(run.messages()).isZero();
    assertThat(Bucket.objects(bucket)).hasSize(1);
    assertThat(bucket.resolve("a%uD800")).isDirectory();
  }

  @Test
  void longLevelsNeverMakeOneObjectOfTwo() throws IOException {
    Path rules = rules("x/!{key:userName}-!{key:userName}-!{key:userName}-");
    List<String> events = new ArrayList<>();
    for (int hour = 0; hour < 10; hour++) {
      events.add(event("c".repeat(95), hour));
    }
    Path bucket = folder.resolve("bucket");
    CommandLineRun run =
        CommandLineRun.of("--rules", rules, "--out", bucket, input(events.toArray(String[]::new)));
    assertThat(run.report()).contains("10 objects");
    assertThat(Bucket.lines(bucket, "x/")).hasSize(10);
    assertThat(Bucket.objects(bucket)).hasSize(10);
  }

  private Path rules(String prefix) throws IOException {
    return Files.writeString(
        folder.resolve("rules.json"),
        "{\"prefix\":\""
            + prefix
            + "\",\"keys\":{\"userName\":{\"tag\":\"ses:caller-identity\"}}}");
  }

  private Path input(String... events) throws IOException {
    return Files.writeString(folder.resolve("events"), String.join("", events));
  }

  private static String event(String caller, int hour) {
    return String.format(
        Locale.ROOT,
        "{\"eventType\":\"Send\",\"mail\":{\"timestamp\":\"2023-11-06T%02d:00:00Z\","
            + "\"tags\":{\"ses:caller-identity\":[\"%s\"]}}}%n",
        hour,
        caller);
  }
}

package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two runs at once, one of them in a process of its own, which waits until it is told to go on. */
@Timeout(120)
class ConcurrentRunsTest {

  private static final String EVENT =
      "{\"mail\":{\"timestamp\":\"2023-11-10T06:20:07Z\",\"tags\":{\"ses:caller-identity\":[\"%s\"]}}}\n";

  @TempDir Path folder;
  private Path bucket;
  private Path ours;
  private Path theirs;
  private Path messages;

  @BeforeEach
  void makeEvents() throws IOException {
    bucket = folder.resolve("bucket");
    ours = Files.writeString(folder.resolve("ours.json"), EVENT.formatted("alice"));
    theirs = Files.writeString(folder.resolve("theirs.json"), EVENT.formatted("bob"));
    messages = folder.resolve("messages");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSecondIsRefusedAndTheFirstIsNotTouched(boolean overwrite) throws Exception {
    String option = overwrite ? "--overwrite" : "--strict";
    Process first = start(option, "--out", bucket, ours);
    awaitWaiting();
    CommandLineRun second = CommandLineRun.of(option, "--out", bucket, theirs);
    assertThat(second.status()).isEqualTo(1);
    assertThat(second.messages()).contains(bucket + " is being written by another replay");
    assertThat(goOn(first)).isZero();
    assertThat(folder.resolve("bucket").toFile().list()).containsExactly("alice");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("bucket", "ours.json", "theirs.json", "messages");
  }

  /** By another name, and a link on the way. */
  @Test
  void aBucketIsTheSameByAnotherName() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    Process first = start("--out", bucket, ours);
    awaitWaiting();
    assertThat(CommandLineRun.of("--out", link.resolve("x/../bucket"), theirs).status())
        .isEqualTo(1);
    assertThat(goOn(first)).isZero();
  }

  @Test
  void whatOthersPutIntoTheBucketMeanwhileIsKept() throws Exception {
    Process first = start("--out", bucket, ours);
    awaitWaiting();
    Files.createDirectory(bucket);
    Files.writeString(bucket.resolve("notes.txt"), "mine");
    assertThat(goOn(first)).isEqualTo(1);
    assertThat(Files.readString(messages)).contains(bucket + " is not empty");
    assertThat(bucket.toFile().list()).containsExactly("notes.txt");
  }

  @Test
  void aReportOfTwoRunsIsWrittenByTheFirst() throws Exception {
    Path page = folder.resolve("report.html");
    Process first = start("--report", page, "--out", bucket, ours);
    awaitWaiting();
    CommandLineRun second =
        CommandLineRun.of("--report", page, "--out", folder.resolve("other"), theirs);
    assertThat(second.status()).isEqualTo(1);
    assertThat(second.messages()).contains(page + " is being written by another replay");
    assertThat(folder.resolve("other")).doesNotExist();
    assertThat(goOn(first)).isZero();
    assertThat(page).content().contains("alice");
  }

  /** The first is killed while it holds the lock, as by a machine that loses its power. */
  @Test
  void whatAKilledRunLeftIsDeletedByTheNextOneOfAnyBucketBesideIt() throws Exception {
    Process killed = start("--out", bucket, ours);
    awaitWaiting();
    killed.destroyForcibly().waitFor();
    assertThat(folder.resolve(".replay~bucket")).exists();
    CommandLineRun next = CommandLineRun.of("--out", folder.resolve("other"), theirs);
    assertThat(next.status()).isZero();
    assertThat(next.messages())
        .isEqualTo(
            "replay: deleted "
                + folder.toRealPath().resolve(".replay~bucket")
                + ", which a killed run left\n");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("other", "ours.json", "theirs.json", "messages");
  }

  @Test
  void aWorkFolderOfUnknownOriginIsNamedAndKept() throws IOException {
    Path unknown = Files.createDirectory(folder.resolve(".replay~123"));
    CommandLineRun run = CommandLineRun.of("--out", bucket, ours);
    assertThat(run.messages()).contains(unknown.getFileName() + " may be what a killed run left");
    assertThat(unknown).exists();
  }

  private Process start(Object... arguments) throws IOException {
    Object[] all =
        Stream.concat(Stream.of("--handler", WaitingHandler.class.getName()), Stream.of(arguments))
            .toArray();
    return new ProcessBuilder(OwnProcess.command(all))
        .redirectError(messages.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void awaitWaiting() throws IOException, InterruptedException {
    while (!Files.readString(messages).contains(WaitingHandler.WAITING)) {
      Thread.sleep(5);
    }
  }

  private static int goOn(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}

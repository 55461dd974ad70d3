package io.sespartitioner.replay.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.ses.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {

  private static final String ORIGINAL = "{\"no\":\"newline\"}";

  @TempDir Path folder;

  @Test
  void aFolderIsReadWithItsSubfoldersInOrderOfName() throws IOException {
    write("b/2.json", "{\"n\":2}".getBytes(StandardCharsets.UTF_8));
    write("a/deep/1", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
    write("c.json", "{\"n\":3}".getBytes(StandardCharsets.UTF_8));
    assertThat(read(RecordKind.ALL)).containsExactly("{\"n\":1}\n", "{\"n\":2}\n", "{\"n\":3}\n");
  }

  @Test
  void aSenderWhoseNameBeginsWithADotIsNotLeftOut() throws IOException {
    write(".._.._etc_passwd-3754d6cb3a38e118/2023/a", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
    write(".sender-a", "{\"n\":2}".getBytes(StandardCharsets.UTF_8));
    assertThat(read(RecordKind.ALL)).containsExactly("{\"n\":1}\n", "{\"n\":2}\n");
  }

  @Test
  void whatReplayAndMacosLeaveInAFolderIsNoInput() throws IOException {
    write(".replay~123/spill/run1", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
    write("sender/.DS_Store", "{\"n\":2}".getBytes(StandardCharsets.UTF_8));
    assertThat(read(RecordKind.ALL)).isEmpty();
  }

  @Test
  void aFolderOfThatNameIsReadForItMayBeASenders() throws IOException {
    write(".DS_Store/2023/a", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(read(RecordKind.ALL)).containsExactly("{\"n\":1}\n");
  }

  @Test
  void aFileThatIsNamedTwiceOrReachedByALinkIsReadOnceAndThatIsSaid() throws IOException {
    Path file = write("a", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
    Files.createSymbolicLink(folder.resolve("b"), file);
    Files.createLink(folder.resolve("c"), file);
    write("d/.DS_Store", new byte[9]);
    List<String> found = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    Inputs.of(List.of(folder.toString(), file.toString()))
        .read(
            RecordKind.ALL,
            Selection.none(),
            new InputReceiver() {
              @Override
              public void found(Found next) {
                new Received(found).found(next);
              }

              @Override
              public void leftOut(String name, String why) {
                leftOut.add(Path.of(name).getFileName() + " " + why);
              }
            },
            bytes -> {});
    assertThat(found).containsExactly("{\"n\":1}\n");
    String again = " it is the same file as one before, and is read once";
    assertThat(leftOut)
        .containsExactly(
            "b" + again, "c" + again, ".DS_Store it is macOS's settings of a folder", "a" + again);
  }

  @Test
  void gzipIsToldByContentNotByName() throws IOException {
    write("plain.gz", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
    write("zipped.json", gzip("{\"n\":2}\n"));
    assertThat(read(RecordKind.ALL)).containsExactly("{\"n\":1}\n", "{\"n\":2}\n");
  }

  @Test
  void allMembersOfAGzipFileAreRead() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      members.write(gzip("{\"n\":" + i + "}"));
    }
    members.write(new byte[512]);
    write("a", members.toByteArray());
    assertThat(read(RecordKind.ALL)).containsExactly("{\"n\":0}\n", "{\"n\":1}\n", "{\"n\":2}\n");
  }

  @Test
  void truncatedGzipIsAnErrorThatNamesTheFile() throws IOException {
    byte[] whole = gzip("{\"n\":1}\n".repeat(1000));
    for (int length : new int[] {5, whole.length / 2, whole.length - 3}) {
      Path file = write("cut", Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(RecordKind.ALL))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("GZIP");
    }
  }

  @Test
  void anythingBehindAGzipMemberIsAnError() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(gzip("{\"n\":1}\n"));
    bytes.write("garbage".getBytes(StandardCharsets.UTF_8));
    write("a", bytes.toByteArray());
    assertThatThrownBy(() -> read(RecordKind.ALL)).hasMessageContaining("no GZIP header");
  }

  @Test
  void aWrongChecksumIsAnError() throws IOException {
    byte[] bytes = gzip("{\"n\":1}\n");
    bytes[bytes.length - 6] ^= 1;
    write("a", bytes);
    assertThatThrownBy(() -> read(RecordKind.ALL)).hasMessageContaining("checksum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rawData\":\"%s\",\"errorCode\":\"Lambda.FunctionError\",\"attemptsMade\":4,\"lambdaARN\":\"a\"}",
        "{\"attemptsMade\":4,\"arrivalTimestamp\":1,\"lambdaArn\":\"a\",\"errorCode\":\"x\",\"rawData\":\"%s\"}",
        "{\"rawData\":\"%s\",\"errorCode\":\"DynamicPartitioning.MetadataExtractionFailed\"}",
        "{\"rawData\":\"%s\",\"lastErrorCode\":\"DataFormatConversion.ParseError\"}"
      })
  void errorOutputIsReplayedAsItsOriginalBytes(String line) throws IOException {
    String base64 = Base64.getEncoder().encodeToString(ORIGINAL.getBytes(StandardCharsets.UTF_8));
    write("plain", (line.formatted(base64) + "\n").getBytes(StandardCharsets.UTF_8));
    write("zipped", gzip(line.formatted(base64)));
    assertThat(read(RecordKind.ALL)).containsExactly(ORIGINAL, ORIGINAL);
    assertThat(read(RecordKind.ONLY_FAILED)).containsExactly(ORIGINAL, ORIGINAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rawData\":\"e30=\"}",
        "{\"rawData\":1,\"errorCode\":\"x\"}",
        "{\"eventType\":\"Send\"}",
        "broken"
      })
  void whatOnlyResemblesErrorOutputIsAnEventLikeAnyOther(String line) throws IOException {
    write("a", line.getBytes(StandardCharsets.UTF_8));
    assertThat(read(RecordKind.ALL)).containsExactly(line + "\n");
    assertThat(read(RecordKind.ONLY_FAILED)).containsExactly("skipped");
  }

  @Test
  void errorOutputThatBreaksOffIsNeverLeftOut() throws IOException {
    String cut = "{\"errorCode\":\"x\",\"rawData\":\"e30";
    write("a", cut.getBytes(StandardCharsets.UTF_8));
    assertThat(read(RecordKind.ALL)).containsExactly(cut + "\n");
    assertThat(read(RecordKind.ONLY_FAILED))
        .containsExactly("refused 1: it is error output that breaks off; get the file again");
  }

  @Test
  void rawDataAmongWhatJacksonDoesNotReadIsAnEventLikeAnyOther() throws IOException {
    String deep = "{\"rawData\":1,\"a\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}";
    String longNumber = "{\"rawData\":1,\"a\":" + "1".repeat(1_500) + "}";
    write("a", (deep + "\n" + longNumber + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(read(RecordKind.ALL)).containsExactly(deep + "\n", longNumber + "\n");
  }

  @Test
  void aRecordOfOver1024000BytesIsRefusedAndOneOfThatManyIsNot() throws IOException {
    String fits = "{\"a\":\"" + "x".repeat(1_024_000 - 9) + "\"}";
    String tooLong = "{\"a\":\"" + "x".repeat(1_024_000 - 8) + "\"}";
    write("a", (tooLong + "\n" + fits + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(read(RecordKind.ALL))
        .containsExactly(
            "refused 1: it has 1024001 bytes and a Firehose record at most 1024000", fits + "\n");
  }

  @Test
  void recordsAreNumberedOverAllFiles() throws IOException {
    write("a", "1\n2\n".getBytes(StandardCharsets.UTF_8));
    write("b", "3\n".getBytes(StandardCharsets.UTF_8));
    List<Long> numbers = new ArrayList<>();
    Inputs.of(List.of(folder.toString()))
        .read(RecordKind.ALL, Selection.none(), Received.numbers(numbers), bytes -> {});
    assertThat(numbers).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aMissingFileIsAnError() {
    assertThatThrownBy(() -> Inputs.of(List.of(folder.resolve("missing").toString())))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void theSizeIsThatOfAllFiles() throws IOException {
    write("a", new byte[10]);
    write("b/c", new byte[20]);
    assertThat(Inputs.of(List.of(folder.toString())).bytes()).isEqualTo(30);
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private List<String> read(RecordKind kind) throws IOException {
    List<String> found = new ArrayList<>();
    Inputs.of(List.of(folder.toString()))
        .read(kind, Selection.none(), new Received(found), bytes -> {});
    return found;
  }
}

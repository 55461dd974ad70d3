package io.sespartitioner.replay.input;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns what is found in one file into records: each text gets its newline, error output is
 * unpacked.
 */
final class FileRecords implements FoundRecords {

  private final String file;
  private final long firstNumber;
  private final RecordKind kind;
  private final InputReceiver receiver;
  private long count;

  FileRecords(String file, long firstNumber, RecordKind kind, InputReceiver receiver) {
    this.file = file;
    this.firstNumber = firstNumber;
    this.kind = kind;
    this.receiver = receiver;
  }

  long count() {
    return count;
  }

  @Override
  public void text(byte[] json, boolean namesRawData) throws IOException {
    Optional<byte[]> original =
        namesRawData ? ErrorOutputLine.originalBytes(json) : Optional.empty();
    count++;
    if (original.isPresent()) {
      hand(original.get());
    } else {
      handUnlessOnlyFailed(json);
    }
  }

  @Override
  public void broken(byte[] line) throws IOException {
    count++;
    handUnlessOnlyFailed(line);
  }

  @Override
  public void refused(long bytes) {
    count++;
    receiver.refused(file, count, tooLong(bytes));
  }

  private void handUnlessOnlyFailed(byte[] text) throws IOException {
    if (kind == RecordKind.ALL) {
      hand(withNewline(text));
    } else {
      receiver.skipped();
    }
  }

  private void hand(byte[] payload) throws IOException {
    if (payload.length > RecordLimits.FIREHOSE.recordBytes()) {
      receiver.refused(file, count, tooLong(payload.length));
    } else {
      receiver.accept(new InputRecord(payload, firstNumber + count - 1));
    }
  }

  private static String tooLong(long bytes) {
    return "it has "
        + bytes
        + " bytes and a Firehose record at most "
        + RecordLimits.FIREHOSE.recordBytes();
  }

  private static byte[] withNewline(byte[] text) {
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    return line;
  }
}

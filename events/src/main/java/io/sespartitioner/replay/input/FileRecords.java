package io.sespartitioner.replay.input;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
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
    count++;
    Optional<String> rawData = namesRawData ? ErrorOutputLine.rawData(json) : Optional.empty();
    if (rawData.isEmpty()) {
      handUnlessOnlyFailed(withNewline(json));
      return;
    }
    try {
      hand(Base64.getDecoder().decode(rawData.get()));
    } catch (IllegalArgumentException e) {
      receiver.odd(file, count, "looks like error output, but its rawData is no base64");
      handUnlessOnlyFailed(withNewline(json));
    }
  }

  @Override
  public void broken(byte[] line) throws IOException {
    count++;
    handUnlessOnlyFailed(withNewline(line));
  }

  @Override
  public void payload(byte[] bytes) throws IOException {
    count++;
    handUnlessOnlyFailed(bytes);
  }

  @Override
  public void refused(long bytes) {
    count++;
    receiver.refused(file, count, tooLong(bytes));
  }

  private void handUnlessOnlyFailed(byte[] payload) throws IOException {
    if (kind == RecordKind.ALL) {
      hand(payload);
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

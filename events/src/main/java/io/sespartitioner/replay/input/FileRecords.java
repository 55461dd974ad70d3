package io.sespartitioner.replay.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.replay.input.InputReceiver.InputRecord;
import io.sespartitioner.replay.input.Pieces.FoundRecords;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Turns what is found in one stream into records: each text gets its newline, error output is
 * unpacked.
 *
 * <p>Error output is what Firehose writes of records that it could not deliver: on each line an
 * object with the original bytes as base64 in {@code rawData} and with {@code errorCode} or, for
 * format conversion, {@code lastErrorCode}, whatever the case of their letters.
 */
final class FileRecords implements FoundRecords {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Pattern RAW_DATA =
      Pattern.compile("\"rawdata\"\\s*:", Pattern.CASE_INSENSITIVE);

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
  public void text(byte[] json, TextLook look) throws IOException {
    Optional<String> rawData =
        look == TextLook.ERROR_OUTPUT ? rawDataOfErrorOutput(json) : Optional.empty();
    if (rawData.isEmpty()) {
      payload(withNewline(json));
      return;
    }
    try {
      byte[] original = Base64.getDecoder().decode(rawData.get());
      count++;
      hand(original);
    } catch (IllegalArgumentException e) {
      unreadable("it is error output whose rawData is no base64");
    }
  }

  private static Optional<String> rawDataOfErrorOutput(byte[] json) throws IOException {
    try {
      Map<String, String> texts = new TreeMap<>();
      for (Map.Entry<String, JsonNode> member : MAPPER.readTree(json).properties()) {
        if (member.getValue().isTextual()) {
          texts.put(member.getKey().toLowerCase(Locale.ROOT), member.getValue().textValue());
        }
      }
      return texts.containsKey("errorcode") || texts.containsKey("lasterrorcode")
          ? Optional.ofNullable(texts.get("rawdata"))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      // Not UTF-8, or deeper or with longer numbers than Jackson reads: then it is an event like
      // any other, for the function to judge.
      return Optional.empty();
    }
  }

  @Override
  public void broken(byte[] text) throws IOException {
    if (kind == RecordKind.ONLY_FAILED && RAW_DATA.matcher(latin1(text)).find()) {
      unreadable("it is error output that breaks off; get the file again");
    } else {
      payload(withNewline(text));
    }
  }

  private static String latin1(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void payload(byte[] bytes) throws IOException {
    count++;
    if (kind == RecordKind.ALL) {
      hand(bytes);
    } else {
      receiver.skipped();
    }
  }

  @Override
  public void tooLong(long bytes) {
    unreadable(
        "it has "
            + bytes
            + " bytes and a Firehose record at most "
            + RecordLimits.FIREHOSE.recordBytes());
  }

  @Override
  public void unreadable(String why) {
    count++;
    receiver.refused(file, count, why);
  }

  private void hand(byte[] payload) throws IOException {
    if (payload.length > RecordLimits.FIREHOSE.recordBytes()) {
      count--;
      tooLong(payload.length);
    } else {
      receiver.accept(new InputRecord(payload, firstNumber + count - 1));
    }
  }

  private static byte[] withNewline(byte[] text) {
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    return line;
  }
}

package io.sespartitioner.function;

import io.sespartitioner.routing.PartitionKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JSON that answers an invocation: one answer a record, in order, with id and data as the very
 * bytes that came in. It is held back until all records are answered.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html">
 *     Required parameters for data transformation</a>
 */
final class InvocationResponse {
  /**
   * The most that Lambda takes as an answer, in bytes: 6 MB, as its error message counts them.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
   *     quotas</a>
   */
  static final int MAX_BYTES = 6_291_556;

  private static final byte[] HEAD = ascii("{\"records\":[");
  private static final byte[] ID = ascii("{\"recordId\":");
  private static final byte[] OK = ascii(",\"result\":\"Ok\",\"data\":");
  private static final byte[] KEYS = ascii(",\"metadata\":{\"partitionKeys\":{");
  private static final byte[] QUOTE = ascii("\"");
  private static final byte[] COMMA_QUOTE = ascii(",\"");
  private static final byte[] QUOTE_COLON_QUOTE = ascii("\":\"");
  private static final byte[] END_OF_KEYS = ascii("}}},");
  private static final byte[] DROPPED = ascii(",\"result\":\"Dropped\",\"data\":\"\"},");
  private static final byte[] FAILED = ascii(",\"result\":\"ProcessingFailed\",\"data\":");
  private static final byte[] END_OF_FAILED = ascii("},");
  private static final byte[] FAILED_WITHOUT_DATA = ascii(",\"result\":\"ProcessingFailed\"},");
  private static final byte[] TAIL = ascii("]}");

  private final GrowingBytes json;
  private int[] ends = new int[512];
  private int[] idLengths = new int[512];
  private int answers;

  /** An empty response; the request's length in bytes tells how much to make room for. */
  InvocationResponse(int requestLength) {
    json = new GrowingBytes(requestLength + requestLength / 8 + 1_024).append(HEAD);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Answers with the data unchanged and its partition keys, which need no escape in JSON. */
  void ok(FirehoseRecord record, PartitionKeys keys) {
    begin(record);
    json.append(OK).append(record.request(), record.dataStart(), record.dataEnd()).append(KEYS);
    for (int i = 0; i < keys.names().size(); i++) {
      json.append(i == 0 ? QUOTE : COMMA_QUOTE).append(keys.names().get(i));
      json.append(QUOTE_COLON_QUOTE).append(keys.values().get(i)).append(QUOTE);
    }
    end(END_OF_KEYS);
  }

  /** Answers that the record is not to be delivered, and no failure either. */
  void dropped(FirehoseRecord record) {
    begin(record);
    end(DROPPED);
  }

  /** Answers that the record goes to the error output, with the data unchanged. */
  void failed(FirehoseRecord record) {
    begin(record);
    json.append(FAILED).append(record.request(), record.dataStart(), record.dataEnd());
    end(END_OF_FAILED);
  }

  private void begin(FirehoseRecord record) {
    if (answers == ends.length) {
      ends = Arrays.copyOf(ends, 2 * answers);
      idLengths = Arrays.copyOf(idLengths, 2 * answers);
    }
    idLengths[answers] = record.idEnd() - record.idStart();
    json.append(ID).append(record.request(), record.idStart(), record.idEnd());
  }

  private void end(byte[] last) {
    json.append(last);
    ends[answers++] = json.length();
  }

  /**
   * Keeps the response within {@link #MAX_BYTES}: going through the answers in order, those for
   * which there is no room beside the shortest form of all others become {@code ProcessingFailed}
   * without data.
   *
   * @param log gets the id of each record that would have been delivered
   */
  void fit(InvocationLog log) {
    int excess = json.length() - 1 + TAIL.length - MAX_BYTES;
    if (answers == 0 || excess <= 0) {
      return;
    }
    int room = totalSaving() - excess;
    int from = HEAD.length;
    int to = from;
    for (int i = 0; i < answers; i++) {
      int saving = saving(i, from);
      if (saving <= room) {
        room -= saving;
        to = move(from, ends[i], to);
      } else {
        if (isOk(i, from)) {
          log.cut(id(i, from));
        }
        to = move(from, from + ID.length + idLengths[i], to);
        System.arraycopy(FAILED_WITHOUT_DATA, 0, json.array(), to, FAILED_WITHOUT_DATA.length);
        to += FAILED_WITHOUT_DATA.length;
      }
      from = ends[i];
    }
    json.cutTo(to);
  }

  private int totalSaving() {
    int total = 0;
    for (int i = 0, from = HEAD.length; i < answers; from = ends[i++]) {
      total += saving(i, from);
    }
    return total;
  }

  /** How many bytes shorter answer {@code i}, which begins at {@code from}, could be. */
  private int saving(int i, int from) {
    int shortest = ID.length + idLengths[i] + FAILED_WITHOUT_DATA.length;
    return Math.max(0, ends[i] - from - shortest);
  }

  private int move(int from, int end, int to) {
    System.arraycopy(json.array(), from, json.array(), to, end - from);
    return to + end - from;
  }

  private boolean isOk(int i, int from) {
    int result = from + ID.length + idLengths[i];
    return Arrays.equals(json.array(), result, result + OK.length, OK, 0, OK.length);
  }

  private String id(int i, int from) {
    int start = from + ID.length;
    return new String(json.array(), start, idLengths[i], StandardCharsets.UTF_8);
  }

  /** Writes the response. */
  void writeTo(OutputStream output) throws IOException {
    int length = json.length();
    output.write(json.array(), 0, answers == 0 ? length : length - 1);
    output.write(TAIL);
  }
}

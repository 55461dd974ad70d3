package io.sespartitioner.function;

import io.sespartitioner.routing.PartitionKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON that answers an invocation: one answer a record, in order, with id and data as the very
 * bytes that came in. It is held back until all records are answered; the data stays in the request
 * until then.
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
  private static final byte[] END_OF_KEYS = ascii("}}}");
  private static final byte[] DROPPED = ascii(",\"result\":\"Dropped\",\"data\":\"\"}");
  private static final byte[] FAILED = ascii(",\"result\":\"ProcessingFailed\",\"data\":");
  private static final byte[] END_OF_FAILED = ascii("}");
  private static final byte[] FAILED_WITHOUT_DATA = ascii(",\"result\":\"ProcessingFailed\"}");
  private static final byte[] TAIL = ascii("]}");

  private final byte[] request;
  private final GrowingBytes frames;
  private final List<Answer> answers = new ArrayList<>();

  /** An empty response to a request, which must not change until the response is written. */
  InvocationResponse(byte[] request) {
    this.request = request;
    frames = new GrowingBytes(request.length / 8 + 1_024);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * One answer: what stands around the data, from {@code start} to {@code end} in the frames, and
   * the data, in the request.
   */
  private record Answer(
      boolean ok, int start, int idEnd, int dataAt, int end, int dataStart, int dataEnd) {

    int length() {
      return end - start + dataEnd - dataStart;
    }

    /** How many bytes shorter this could be, as a failed answer without data. */
    int saving() {
      int shortest = idEnd - start + FAILED_WITHOUT_DATA.length;
      return dataStart == dataEnd ? 0 : Math.max(0, length() - shortest);
    }
  }

  /** Answers with the data unchanged and its partition keys, which need no escape in JSON. */
  void ok(RecordCursor record, PartitionKeys keys) {
    int start = frames.length();
    int idEnd = id(record);
    int dataAt = frames.append(OK).length();
    frames.append(KEYS);
    for (int i = 0; i < keys.names().size(); i++) {
      frames.append(i == 0 ? QUOTE : COMMA_QUOTE).append(keys.names().get(i));
      frames.append(QUOTE_COLON_QUOTE).append(keys.values().get(i)).append(QUOTE);
    }
    int end = frames.append(END_OF_KEYS).length();
    answers.add(new Answer(true, start, idEnd, dataAt, end, record.dataStart(), record.dataEnd()));
  }

  /** Answers that the record is not to be delivered, and no failure either. */
  void dropped(RecordCursor record) {
    int start = frames.length();
    int idEnd = id(record);
    answers.add(withoutData(start, idEnd, DROPPED));
  }

  /** Answers that the record goes to the error output, with the data unchanged. */
  void failed(RecordCursor record) {
    int start = frames.length();
    int idEnd = id(record);
    int dataAt = frames.append(FAILED).length();
    int end = frames.append(END_OF_FAILED).length();
    answers.add(new Answer(false, start, idEnd, dataAt, end, record.dataStart(), record.dataEnd()));
  }

  private int id(RecordCursor record) {
    return record.appendId(frames.append(ID)).length();
  }

  private Answer withoutData(int start, int idEnd, byte[] result) {
    int end = frames.append(result).length();
    return new Answer(false, start, idEnd, end, end, 0, 0);
  }

  /**
   * Keeps the response within {@link #MAX_BYTES}: going through the answers in order, those for
   * which there is no room beside the shortest form of all others become {@code ProcessingFailed}
   * without data.
   *
   * @param log gets the id of each record that would have been delivered
   */
  void fit(InvocationLog log) {
    int room = MAX_BYTES - HEAD.length - TAIL.length - Math.max(0, answers.size() - 1);
    int saving = 0;
    for (Answer answer : answers) {
      room -= answer.length();
      saving += answer.saving();
    }
    if (room < 0) {
      cut(room + saving, log);
    }
  }

  /** Cuts answers for which there is no room beyond the shortest form of all. */
  private void cut(int room, InvocationLog log) {
    int left = room;
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (answer.saving() <= left) {
        left -= answer.saving();
        continue;
      }
      if (answer.ok()) {
        int idStart = answer.start() + ID.length;
        int length = answer.idEnd() - idStart;
        log.cut(new String(frames.array(), idStart, length, StandardCharsets.UTF_8));
      }
      int start = frames.length();
      int idEnd = frames.append(frames.array(), answer.start(), answer.idEnd()).length();
      answers.set(i, withoutData(start, idEnd, FAILED_WITHOUT_DATA));
    }
  }

  /** Writes the response. */
  void writeTo(OutputStream output) throws IOException {
    output.write(HEAD);
    for (int i = 0; i < answers.size(); i++) {
      if (i > 0) {
        output.write(',');
      }
      Answer answer = answers.get(i);
      output.write(frames.array(), answer.start(), answer.dataAt() - answer.start());
      output.write(request, answer.dataStart(), answer.dataEnd() - answer.dataStart());
      output.write(frames.array(), answer.dataAt(), answer.end() - answer.dataAt());
    }
    output.write(TAIL);
  }
}

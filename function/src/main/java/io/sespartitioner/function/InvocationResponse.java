package io.sespartitioner.function;

import io.sespartitioner.function.Verdict.Delivered;
import io.sespartitioner.function.Verdict.Dropped;
import io.sespartitioner.function.Verdict.Failed;
import io.sespartitioner.routing.PartitionKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON that answers an invocation: one answer a record, in order, with id and data as the very
 * bytes that came in; only a delivered record that doesn't end in a newline gets one, since what
 * Firehose joins is read by lines. It is held back until all records are answered; the data stays
 * in the request until then.
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
   * the data, in the request; what is written anew of it stands in the frames, at {@code dataAt}.
   */
  private record Answer(
      Verdict verdict, int start, int idEnd, int dataAt, int end, int dataStart, int dataEnd) {

    int length() {
      return end - start + dataEnd - dataStart;
    }

    /** How many bytes shorter this could be, as a failed answer without data. */
    int saving() {
      int shortest = idEnd - start + FAILED_WITHOUT_DATA.length;
      return verdict instanceof Dropped ? 0 : Math.max(0, length() - shortest);
    }
  }

  /** Answers a record, which must not change until the response is written. */
  void add(RecordCursor record, Verdict verdict) {
    int start = frames.length();
    int idEnd = record.appendId(frames.append(ID)).length();
    if (verdict instanceof Dropped) {
      answers.add(withoutData(verdict, start, idEnd, DROPPED));
      return;
    }
    int dataAt;
    int dataEnd = record.dataEnd();
    if (verdict instanceof Delivered delivered) {
      dataAt = frames.append(OK).length();
      if (!record.payload().endsInNewline()) {
        dataEnd = appendNewline(record);
      }
      append(delivered.partitionKeys());
    } else {
      dataAt = frames.append(FAILED).length();
      frames.append(END_OF_FAILED);
    }
    int end = frames.length();
    answers.add(new Answer(verdict, start, idEnd, dataAt, end, record.dataStart(), dataEnd));
  }

  /**
   * Appends the last base64 group anew, with a newline in it, and gives where the data ends that
   * stays before it. Text that is not plain is written anew as a whole.
   */
  private int appendNewline(RecordCursor record) {
    Payload payload = record.payload();
    if (!record.isPlain()) {
      frames.append(QUOTE).append(payload.encodeWithNewline(0)).append(QUOTE);
      return record.dataStart();
    }
    int groups = payload.length() / 3;
    frames.append(payload.encodeWithNewline(3 * groups)).append(QUOTE);
    return record.dataStart() + 1 + 4 * groups;
  }

  /** Appends partition keys, which need no escape in JSON. */
  private void append(PartitionKeys keys) {
    frames.append(KEYS);
    for (int i = 0; i < keys.names().size(); i++) {
      frames.append(i == 0 ? QUOTE : COMMA_QUOTE).append(keys.names().get(i));
      frames.append(QUOTE_COLON_QUOTE).append(keys.values().get(i)).append(QUOTE);
    }
    frames.append(END_OF_KEYS);
  }

  private Answer withoutData(Verdict verdict, int start, int idEnd, byte[] result) {
    int end = frames.append(result).length();
    return new Answer(verdict, start, idEnd, end, end, 0, 0);
  }

  /**
   * Keeps the response within {@link #MAX_BYTES}: going through the answers in order, those for
   * which there is no room beside the shortest form of all others become {@code ProcessingFailed}
   * without data.
   */
  void fit() {
    int room = MAX_BYTES - HEAD.length - TAIL.length - Math.max(0, answers.size() - 1);
    int saving = 0;
    for (Answer answer : answers) {
      room -= answer.length();
      saving += answer.saving();
    }
    if (room < 0) {
      cut(room + saving);
    }
  }

  /** Cuts answers for which there is no room beyond the shortest form of all. */
  private void cut(int room) {
    int left = room;
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (answer.saving() <= left) {
        left -= answer.saving();
        continue;
      }
      Verdict verdict =
          answer.verdict() instanceof Delivered
              ? new Failed(ReasonCode.RESPONSE_TOO_LARGE)
              : answer.verdict();
      int start = frames.length();
      int idEnd = frames.append(frames.array(), answer.start(), answer.idEnd()).length();
      answers.set(i, withoutData(verdict, start, idEnd, FAILED_WITHOUT_DATA));
    }
  }

  /** Whether the record of this index, from 0, is delivered. */
  boolean delivers(int index) {
    return answers.get(index).verdict() instanceof Delivered;
  }

  /** Tells the log what becomes of each record. */
  void tell(InvocationLog log) {
    for (Answer answer : answers) {
      if (answer.verdict() instanceof Failed failed) {
        int idStart = answer.start() + ID.length;
        int length = answer.idEnd() - idStart;
        log.failed(new String(frames.array(), idStart, length, StandardCharsets.UTF_8), failed);
      } else if (answer.verdict() instanceof Delivered delivered) {
        log.delivered(delivered);
      } else {
        log.dropped();
      }
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

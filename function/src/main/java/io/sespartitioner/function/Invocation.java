package io.sespartitioner.function;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.MalformedJsonException;

/**
 * The JSON of one Lambda call by Firehose, read record by record without a tree. What it does not
 * know it passes over, since streams with a Kinesis source have more members.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html">Transform
 *     source data in Amazon Data Firehose</a>
 */
final class Invocation {
  private final byte[] request;
  private final JsonReader json;
  private String deliveryStream = "unknown";
  private boolean recordsSeen;

  Invocation(byte[] request) {
    this.request = request;
    json = JsonReader.strict().read(request, 0, request.length);
  }

  /** The delivery stream's name, known once all is read; {@code unknown} if there is none. */
  String deliveryStream() {
    return deliveryStream;
  }

  /**
   * Reads the next record, in order; false once there is none and all is read.
   *
   * @throws InvalidInvocationException if the request is not what Firehose sends
   */
  boolean next(RecordCursor record) {
    try {
      if (recordsSeen ? json.next(']') : hasRecords()) {
        readRecord(record);
        return true;
      }
      while (json.next('}')) {
        if (isRecords()) {
          throw json.expected("the member records once");
        }
      }
      if (json.peek() != JsonReader.END) {
        throw json.expected("the end");
      }
      return false;
    } catch (MalformedJsonException e) {
      throw new InvalidInvocationException(e.getMessage(), e.offset());
    }
  }

  private boolean hasRecords() {
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      if (isRecords()) {
        recordsSeen = true;
        return json.enter('[', ']');
      }
    }
    json.peek();
    throw json.expected("the member records");
  }

  /** Whether the next member is the records, which are left to be read; reads any other. */
  private boolean isRecords() {
    String name = json.name();
    if (name.equals("records")) {
      return true;
    }
    if (name.equals("deliveryStreamArn") && json.peek() == '"') {
      String arn = json.text();
      String stream = arn.substring(arn.lastIndexOf('/') + 1);
      deliveryStream = stream.isEmpty() ? deliveryStream : stream;
    } else {
      json.skipValue();
    }
    return false;
  }

  private void readRecord(RecordCursor record) {
    record.clear();
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      json.skipString();
      if (json.lastStringIs("recordId")) {
        json.colon();
        int start = json.skipString();
        record.id(start, json.offset());
      } else if (json.lastStringIs("data")) {
        json.colon();
        readData(record);
      } else {
        json.colon();
        json.skipValue();
      }
    }
    if (!record.hasId()) {
      throw json.expected("a recordId in the record before");
    }
  }

  private void readData(RecordCursor record) {
    if (json.peek() == 'n') {
      json.skipValue();
      record.noData();
      return;
    }
    int start = json.offset();
    int end = json.peek() == '"' ? record.payload().decodePlain(request, start) : Payload.NOT_PLAIN;
    if (end != Payload.NOT_PLAIN) {
      json.goTo(end);
      record.plainData(start, end);
    } else {
      json.skipString();
      record.data(start, json.offset(), record.payload().decodeAny(request, start, json.offset()));
    }
  }

  /**
   * Says that an invocation is not the JSON that Firehose sends. Thrown out of the handler, so that
   * Firehose tries the batch again and then keeps it in the error output.
   */
  static final class InvalidInvocationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidInvocationException(String expected, int offset) {
      super("Expected " + expected + " at byte " + offset + " of the invocation");
    }
  }
}

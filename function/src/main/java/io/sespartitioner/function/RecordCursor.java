package io.sespartitioner.function;

/**
 * One record of an invocation: its id and its data as two JSON texts, quotes included, that stand
 * in the request, and the payload that the data holds. The next record takes this one's place.
 */
final class RecordCursor {
  private static final int ABSENT = -1;

  private final byte[] request;
  private final Payload payload = new Payload();
  private int idStart;
  private int idEnd;
  private int dataStart;
  private int dataEnd;
  private boolean plain;
  private boolean base64;

  RecordCursor(byte[] request) {
    this.request = request;
  }

  /** Makes room for a record. */
  void clear() {
    idStart = ABSENT;
    noData();
  }

  void id(int start, int end) {
    idStart = start;
    idEnd = end;
  }

  void noData() {
    dataStart = ABSENT;
  }

  /** Notes where plain base64 text stands, which is in the payload. */
  void plainData(int start, int end) {
    data(start, end, true);
    plain = true;
  }

  /** Notes where data stands that is no plain base64, and whether it is in the payload anyway. */
  void data(int start, int end, boolean isBase64) {
    dataStart = start;
    dataEnd = end;
    plain = false;
    base64 = isBase64;
  }

  boolean hasId() {
    return idStart != ABSENT;
  }

  boolean hasData() {
    return dataStart != ABSENT;
  }

  /** Whether the payload is that of this record; if not, its data is no base64. */
  boolean isBase64() {
    return base64;
  }

  /** Whether the data is base64 with its padding and without escapes, as AWS writes it. */
  boolean isPlain() {
    return plain;
  }

  Payload payload() {
    return payload;
  }

  /** Appends the JSON text of the id. */
  GrowingBytes appendId(GrowingBytes bytes) {
    return bytes.append(request, idStart, idEnd);
  }

  int dataStart() {
    return dataStart;
  }

  int dataEnd() {
    return dataEnd;
  }
}

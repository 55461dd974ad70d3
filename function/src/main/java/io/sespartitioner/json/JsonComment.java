package io.sespartitioner.json;

/** A comment in JSON text, {@code // to the end of the line} or between slash-star pairs. */
final class JsonComment {
  private JsonComment() {}

  /** The offset after the comment that begins at {@code start}, where a slash stands. */
  static int skip(byte[] json, int start, int end) {
    int second = start + 1 < end ? json[start + 1] : 0;
    if (second == '/') {
      int i = start + 2;
      while (i < end && json[i] != '\n' && json[i] != '\r') {
        i++;
      }
      return i;
    }
    if (second == '*') {
      for (int i = start + 2; i + 1 < end; i++) {
        if (json[i] == '*' && json[i + 1] == '/') {
          return i + 2;
        }
      }
      throw new MalformedJsonException(start, "the end of the comment, */");
    }
    throw new MalformedJsonException(start, "a comment, // or /*");
  }
}

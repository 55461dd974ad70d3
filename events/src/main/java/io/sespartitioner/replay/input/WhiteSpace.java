package io.sespartitioner.replay.input;

/** What JSON takes for white space, and how a text that spans lines becomes one line. */
final class WhiteSpace {

  private WhiteSpace() {}

  static boolean is(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Whether white space stands at the index of the window; what wasn't read yet doesn't count. */
  static boolean isAt(ByteWindow window, int index) {
    return index < window.length() && is(window.at(index));
  }

  static boolean isLineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  /**
   * Takes out every run of white space that holds a line break, outside strings. The text must be
   * complete JSON: there such a run never parts two tokens that would melt together.
   *
   * @return how many bytes are left
   */
  static int joinLines(byte[] text) {
    int to = text.length;
    int out = 0;
    int at = 0;
    while (at < to) {
      int end =
          text[at] == '"' ? stringEnd(text, at) : is(text[at]) ? runEnd(text, at, to) : at + 1;
      if (text[at] == '"' || !is(text[at]) || !holdsLineBreak(text, at, end)) {
        System.arraycopy(text, at, text, out, end - at);
        out += end - at;
      }
      at = end;
    }
    return out;
  }

  private static int stringEnd(byte[] text, int open) {
    int at = open + 1;
    while (text[at] != '"') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int runEnd(byte[] text, int from, int to) {
    int at = from;
    while (at < to && is(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean holdsLineBreak(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (isLineBreak(text[at])) {
        return true;
      }
    }
    return false;
  }
}

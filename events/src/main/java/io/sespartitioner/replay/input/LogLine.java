package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.JsonTextScanner.Stop;
import java.util.Arrays;

/**
 * A line as {@code aws logs tail} and exports of CloudWatch Logs have it: a time, perhaps the name
 * of the log stream, and the message, which is an event.
 */
final class LogLine {

  private static final byte[] NO_MESSAGE = {};
  private static final String TIME = "0000-00-00T00:00:00";
  private static final int MAX_HEAD_BYTES = 600;

  private LogLine() {}

  /** The JSON object that ends the line, if a time begins it; else nothing. */
  static byte[] message(byte[] line) {
    int brace = 0;
    while (brace < line.length && brace < MAX_HEAD_BYTES && line[brace] != '{') {
      brace++;
    }
    boolean isLogged =
        brace < line.length
            && line[brace] == '{'
            && beginsWithTime(line)
            && WhiteSpace.is(line[brace - 1])
            && isWhole(line, brace);
    return isLogged ? Arrays.copyOfRange(line, brace, endOfText(line)) : NO_MESSAGE;
  }

  private static boolean beginsWithTime(byte[] line) {
    for (int i = 0; i < TIME.length(); i++) {
      boolean isDigit = i < line.length && line[i] >= '0' && line[i] <= '9';
      if (TIME.charAt(i) == '0' ? !isDigit : line.length <= i || line[i] != TIME.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhole(byte[] line, int from) {
    JsonTextScanner scanner = new JsonTextScanner();
    scanner.reset();
    int end = endOfText(line);
    return scanner.scan(line, from, end) == Stop.COMPLETE && scanner.position() == end;
  }

  private static int endOfText(byte[] line) {
    int end = line.length;
    while (end > 0 && WhiteSpace.is(line[end - 1])) {
      end--;
    }
    return end;
  }
}

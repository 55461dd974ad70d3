package io.sespartitioner.replay.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before a JSON object on a line of CloudWatch Logs: a time; perhaps the log stream, as
 * {@code aws logs tail} prints it; perhaps the request and the level, as Lambda's runtimes do.
 */
final class LogHead {

  private static final int MAX_BYTES = 700;

  /** Every repetition is possessive, so that no byte is looked at again and again. */
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[\\d.,:+-]*+Z?|\\d{13})[ \\t]"
              + "(?:[^\\s{/\\[]*+[/\\[][^\\s{]*+[ \\t])?"
              + "(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[ \\t])?"
              + "(?:(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)[ \\t])?"
              + "[ \\t]*+(?=\\{)");

  private LogHead() {}

  /** Its length if one stands at the index, else 0. */
  static int length(ByteWindow window, int index) throws IOException {
    if (!window.has(index) || window.at(index) < '0' || window.at(index) > '9') {
      return 0;
    }
    window.has(index + MAX_BYTES);
    int length = Math.min(MAX_BYTES, window.length() - index);
    Matcher head =
        HEAD.matcher(
            new String(
                window.array(), window.start() + index, length, StandardCharsets.ISO_8859_1));
    return head.lookingAt() ? head.end() : 0;
  }
}

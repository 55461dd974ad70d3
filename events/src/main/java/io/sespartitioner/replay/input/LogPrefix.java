package io.sespartitioner.replay.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before a JSON object on a line of CloudWatch Logs: a time; perhaps the log stream, as
 * {@code aws logs tail} prints it; perhaps the request and the level, as Lambda's runtimes do.
 */
final class LogPrefix {

  private static final int MAX_BYTES = 700;

  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[\\d.,:+-]*Z?|\\d{13})\\s"
              + "(?:[^\\s{]*[/\\[][^\\s{]*\\s)?"
              + "(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\s)?"
              + "(?:(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\\s)?"
              + "[ \\t]*(?=\\{)");

  private LogPrefix() {}

  /** Its length if one stands at the index, else 0. */
  static int length(ByteWindow window, int index) throws IOException {
    if (!window.has(index) || !Character.isDigit(window.at(index))) {
      return 0;
    }
    window.has(index + MAX_BYTES);
    int length = Math.min(MAX_BYTES, window.length() - index);
    Matcher prefix =
        PREFIX.matcher(
            new String(
                window.array(), window.start() + index, length, StandardCharsets.ISO_8859_1));
    return prefix.lookingAt() ? prefix.end() : 0;
  }
}

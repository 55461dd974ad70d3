package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.Printable;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes HTML. All that isn't a constant of this package comes in by {@code {}}, and is escaped:
 * values may come from any event.
 */
final class Html {

  private static final String HOLE = "{}";

  private final Writer out;

  Html(Writer out) {
    this.out = out;
  }

  /**
   * Writes a template and a newline.
   *
   * @param template HTML with a {@code {}} for each value, in text or in a quoted attribute
   * @param values whole numbers, which get their thousands parted, or what has a text
   * @throws IllegalArgumentException if there are more values than holes, or fewer
   */
  void write(String template, Object... values) throws IOException {
    int from = 0;
    for (Object value : values) {
      int hole = template.indexOf(HOLE, from);
      if (hole < 0) {
        throw new IllegalArgumentException("More values than holes: " + template);
      }
      out.write(template.substring(from, hole));
      out.write(escaped(text(value)));
      from = hole + HOLE.length();
    }
    if (template.indexOf(HOLE, from) >= 0) {
      throw new IllegalArgumentException("More holes than values: " + template);
    }
    out.write(template.substring(from) + "\n");
  }

  /** Writes text of this package as it stands. */
  void writeConstant(String text) throws IOException {
    out.write(text);
  }

  private static String text(Object value) {
    return value instanceof Long || value instanceof Integer
        ? Amount.text("%,d", ((Number) value).longValue())
        : Printable.text(value.toString());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

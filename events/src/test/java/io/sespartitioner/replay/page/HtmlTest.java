package io.sespartitioner.replay.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

  private final StringWriter out = new StringWriter();
  private final Html html = new Html(out);

  @Test
  void valuesFillTheHolesInOrder() throws IOException {
    html.write("<p class=\"{}\">{} and {}</p>", "a", "b", 1_234_567L);
    assertThat(out).hasToString("<p class=\"a\">b and 1,234,567</p>\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script>alert(1)</script> | &lt;script&gt;alert(1)&lt;/script&gt;",
        "\" onload=\"x | &quot; onload=&quot;x",
        "' onload='x | &#39; onload=&#39;x",
        "&lt; | &amp;lt;",
        "--></style> | --&gt;&lt;/style&gt;",
        "{} | {}"
      })
  void valuesStayText(String value, String expected) throws IOException {
    html.write("<p>{}</p>", value);
    assertThat(out).hasToString("<p>" + expected + "</p>\n");
  }

  @Test
  void aHoleInAValueIsNotFilled() throws IOException {
    html.write("<p>{} {}</p>", "{}", "b");
    assertThat(out).hasToString("<p>{} b</p>\n");
  }

  @Test
  void whatWouldTurnOrHideTextIsMadeVisible() throws IOException {
    html.write("{}", "a\u202eb\nc\u0000d\u2066e\u2028f\ud800g");
    assertThat(out).hasToString("a?b?c?d?e?f?g\n");
  }

  @Test
  void valuesAndHolesMustBeAsMany() {
    assertThatIllegalArgumentException().isThrownBy(() -> html.write("{}", "a", "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> html.write("{}{}", "a"));
  }
}

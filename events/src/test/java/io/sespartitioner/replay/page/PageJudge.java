package io.sespartitioner.replay.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at a page in Chromium, on a phone and on a desk.
 *
 * @param phone what it finds at a width of 360 pixels
 * @param desk what it finds at a width of 1280 pixels
 * @param console what the page's console shows
 */
record PageJudge(JsonNode phone, JsonNode desk, List<String> console) {

  /** Copies the list. */
  PageJudge {
    console = List.copyOf(console);
  }

  /** What it finds in the page, with these options of Chromium. */
  static PageJudge of(Path page, Path folder, String... options) throws IOException {
    Path judge = folder.resolve("judge.html");
    try (InputStream file = PageJudge.class.getResourceAsStream("judge.html")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(judge, text.replace("PAGE", page.toUri().toString()));
    }
    Chromium.Opened opened = Chromium.open(judge, folder, options);
    JsonNode findings = new ObjectMapper().readTree(findings(opened.dom()));
    return new PageJudge(findings.get(0), findings.get(1), opened.console());
  }

  private static String findings(String dom) {
    String start = "<pre id=\"findings\">";
    int from = dom.indexOf(start);
    if (from < 0) {
      throw new AssertionError("Chromium shows no findings: " + dom);
    }
    return dom.substring(from + start.length(), dom.indexOf("</pre>", from));
  }
}

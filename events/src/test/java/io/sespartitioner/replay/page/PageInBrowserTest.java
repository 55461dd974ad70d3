package io.sespartitioner.replay.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.replay.SamplePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: opened from disk, on a phone and on a desk, by day and by night. */
class PageInBrowserTest {

  /** What WCAG 2 asks of text, level AA. */
  private static final double READABLE = 4.5;

  private static final String[] DARK = {
    "--force-dark-mode", "--blink-settings=preferredColorScheme=0"
  };

  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void chromiumIsInstalled() {
    assumeTrue(Chromium.program().isPresent(), "Chromium is not installed");
    page = SamplePages.ofSamples(folder.resolve("report.html"));
  }

  @Test
  void thePageOpensFromDiskWithNothingOnTheConsole() throws IOException {
    Chromium.Opened opened = Chromium.open(page, folder);
    assertThat(opened.dom()).contains("nothing is lost", "</svg>", "</html>");
    assertThat(opened.console()).isEmpty();
  }

  @Test
  void itFitsPhoneAndDeskAndIsReadableByDay() throws IOException {
    assertFine(PageJudge.of(page, folder), false);
  }

  @Test
  void itFitsPhoneAndDeskAndIsReadableByNight() throws IOException {
    assertFine(PageJudge.of(page, folder, DARK), true);
  }

  /** The click is by a script that the page's policy would not let run. */
  @Test
  void sendersSortByAClickOnAHeadAndAreFilteredByName() throws IOException {
    String clicks =
        """
        <script>
        const heads = document.querySelectorAll(".senders thead button");
        const names = () => [...document.querySelectorAll(".senders > tbody")]
            .filter((body) => !body.hidden).map((body) => body.querySelector("summary").textContent).join(" ");
        heads[0].click();
        const up = names();
        heads[4].click();
        const most = names();
        const filter = document.querySelector("input[type=search]");
        filter.value = "SMTP";
        filter.dispatchEvent(new Event("input"));
        document.title = [up, most, names()].join("|");
        </script>
        </body>""";
    String unguarded =
        Files.readString(page)
            .replaceFirst("<meta http-equiv=[^>]*>", "")
            .replace("</body>", clicks);
    Path clicked = Files.writeString(folder.resolve("clicked.html"), unguarded);
    String dom = Chromium.open(clicked, folder).dom();
    String[] orders =
        dom.substring(dom.indexOf("<title>") + 7, dom.indexOf("</title>")).split("\\|", -1);
    assertThat(orders[0])
        .startsWith(".-cdb4ee2aea69cc6a ..-5ec1f7e700f37c3d ")
        .endsWith(" ses-smtp-user.20231106-104205 ses-smtp-user.20231106-122830 unknown");
    assertThat(orders[1]).startsWith("unknown ses-smtp-user.20231106-104205 ");
    assertThat(orders[2].split(" ", -1))
        .containsExactlyInAnyOrder(
            "ses-smtp-user.20230808-xxxxx",
            "ses-smtp-user.20231106-104205",
            "ses-smtp-user.20231106-122830");
  }

  @Test
  void theJudgeNoticesWhatIsWrong() throws IOException {
    String bad =
        """
        <p style="color: #aaa; background: #fff; width: 2000px">pale and wide</p>
        <img src="https://example.invalid/a.png">
        </main>""";
    Path spoilt =
        Files.writeString(
            folder.resolve("spoilt.html"), Files.readString(page).replace("</main>", bad));
    PageJudge judge = PageJudge.of(spoilt, folder);
    assertThat(judge.console()).anyMatch(line -> line.contains("Content Security Policy"));
    for (JsonNode found : List.of(judge.phone(), judge.desk())) {
      assertThat(found.get("overflow").asInt()).isPositive();
      assertThat(found.get("contrast").asDouble()).isBetween(2.3, 2.4);
      assertThat(found.get("requests").asInt()).isPositive();
    }
  }

  private static void assertFine(PageJudge judge, boolean dark) {
    assertThat(judge.console()).isEmpty();
    assertThat(judge.phone().get("width").asInt()).isEqualTo(360);
    assertThat(judge.desk().get("width").asInt()).isEqualTo(1280);
    for (JsonNode found : List.of(judge.phone(), judge.desk())) {
      assertThat(found.get("dark").asBoolean()).isEqualTo(dark);
      assertThat(found.get("overflow").asInt()).isZero();
      assertThat(found.get("requests").asInt()).isZero();
      assertThat(found.get("texts").asInt()).isGreaterThan(100);
      assertThat(found.get("smallestText").asDouble()).isGreaterThanOrEqualTo(12);
      assertThat(found.get("contrast").asDouble()).isGreaterThan(READABLE);
      assertThat(found.get("bars").asInt()).isGreaterThan(10);
    }
  }
}

package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.load.MailMonth;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of the mail itself, which comes before how it is filed. */
class AnswersPageTest {

  private static final int MEGABYTE = 1_000_000;

  @TempDir Path folder;

  @Test
  void itIsTitledByTheDomainWithPeriodInputAndRules() throws IOException {
    Path month = folder.resolve("month.json");
    MailMonth.write(1, 2_000, month);
    String html = page(month);
    assertThat(html)
        .contains("<title>Mail of example.com</title>")
        .contains("<h1>Mail of <bdi>example.com</bdi></h1>")
        .contains("<p>1 October 2026 to 31 October 2026 (UTC)</p>")
        .contains(
            " from <bdi>"
                + month
                + "</bdi>, filed by <bdi>the default rules</bdi>: <b class=\"good\">nothing is lost</b></p>");
  }

  @Test
  void mailOfSeveralDomainsIsTitledByTheDeliveryStream() throws IOException {
    Path events =
        events(
            "{'eventType':'Open','mail':{'messageId':'1','timestamp':'2026-11-01T00:00:00Z','tags':{'ses:from-domain':['a.org']}}}",
            "{'eventType':'Open','mail':{'messageId':'2','timestamp':'2026-11-01T00:00:00Z','tags':{'ses:from-domain':['b.org']}}}");
    assertThat(page(events, "--stream-name", "mail-log", "--arrival", "now"))
        .contains("<h1>Mail of <bdi>mail-log</bdi></h1>", "<p>At unknown times</p>");
  }

  @Test
  void theTitleSaysWhenAllOrSomeFailed() throws IOException {
    assertThat(page(events("no json")))
        .contains("<b class=\"bad\">every record failed</b>, 1 in error output</p>");
    assertThat(page(events("no json", "{'mail':{}}"), "--overwrite"))
        .contains("<b class=\"good\">nothing is lost</b>, 1 in error output</p>");
  }

  @Test
  void sendersComeBeforeTheChartAndHowRecordsWereFiled() throws IOException {
    Path month = folder.resolve("month.json");
    MailMonth.write(1, 300, month);
    List<String> headings = new ArrayList<>();
    page(month).lines().filter(line -> line.startsWith("<h2>")).forEach(headings::add);
    assertThat(headings)
        .containsExactly(
            "<h2>How each sender\u2019s mail is doing</h2>",
            "<h2>Events over time</h2>",
            "<h2>What became of the records</h2>",
            "<h2>Warnings</h2>",
            "<h2>Failures by reason</h2>",
            "<h2>Will it fit, and what would it cost?</h2>",
            "<h2>Partitions</h2>");
  }

  @Test
  void aSenderOpensToItsCountsReasonsAndDays() throws IOException {
    Path events =
        events(
            "{'eventType':'Send','mail':{'messageId':'1','timestamp':'2026-11-01T00:00:00Z','destination':['a','b']}}",
            "{'eventType':'Bounce','mail':{'messageId':'1'},'bounce':{'timestamp':'2026-11-02T00:00:00Z','bounceType':'Permanent','bounceSubType':'General','bouncedRecipients':[{'emailAddress':'a','status':'5.1.1'}]}}",
            "{'eventType':'Click','mail':{'messageId':'1'},'click':{'timestamp':'2026-11-02T00:00:00Z','isBotEvent':'Likely'}}");
    assertThat(page(events))
        .contains("<tr><th scope=\"row\"><bdi>Hard bounces</bdi></th><td>1</td></tr>")
        .contains("<tr><th scope=\"row\"><bdi>Clicked by bots</bdi></th><td>1</td></tr>")
        .contains("<tr><th scope=\"row\"><bdi>General 5.1.1</bdi></th><td>1</td></tr>")
        .contains(
            """
            <tr><th scope="row">1 Nov 2026</th>
            <td>2</td>
            <td>0</td>
            <td>0</td>
            <td>0</td>
            <td>0</td>
            </tr>
            <tr><th scope="row">2 Nov 2026</th>
            <td>0</td>
            <td>0</td>
            <td>1</td>
            """);
  }

  @Test
  void itSaysThatRatesAreTooHighWhereSendEventsAreMissing() throws IOException {
    Path events =
        events(
            "{'eventType':'Send','mail':{'messageId':'1','destination':['a']}}",
            "{'eventType':'Delivery','mail':{'messageId':'1'},'delivery':{'recipients':['a']}}",
            "{'eventType':'Delivery','mail':{'messageId':'2'},'delivery':{'recipients':"
                + "['a','b','c','d','e','f','g','h','i']}}");
    assertThat(page(events)).contains("so rates are too high: Send was switched on later");
  }

  @Test
  void itHasWhatOtherRulesWouldChange() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("other.json"),
            "{\"prefix\":\"by-type/!{key:type}/\",\"keys\":{\"type\":{\"field\":\"/eventType\"}}}");
    Path events = events("{'eventType':'Open','mail':{'timestamp':'2026-11-01T00:00:00Z'}}");
    assertThat(page(events, "--compare", rules))
        .contains("<h2>What " + rules + " would change</h2>")
        .contains("<p>1 record moves, 0 are dropped, 0 fail.</p>")
        .contains(
            """
            <tr><th scope="row"><bdi>1</bdi></th>
            <td><bdi>unknown/yyyy/MM/dd/</bdi></td>
            <td><bdi>by-type/Open/</bdi></td>
            </tr>
            """)
        .contains(
            """
            , record 1</bdi></th>
            <td><bdi>unknown/2026/11/01/</bdi></td>
            <td><bdi>by-type/Open/</bdi></td>
            """)
        .contains("<summary>New partitions (1)</summary>")
        .contains("<tr><th scope=\"row\"><bdi>then</bdi></th>\n<td>1</td>");
  }

  @Test
  void theEstimateSaysWhatAMonthIs() throws IOException {
    Path month = folder.resolve("month.json");
    MailMonth.write(1, 300, month);
    assertThat(page(month)).contains(" in 30 days at this rate</dd>");
  }

  @Test
  void fiveThousandPartitionsFitInFiveMegabytes() throws IOException {
    Path many = folder.resolve("many.json");
    try (BufferedWriter out = Files.newBufferedWriter(many)) {
      for (int i = 0; i < 5_000; i++) {
        out.write(
            String.format(
                Locale.ROOT,
                "{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"m%d\",\"tags\":{\"ses:caller-identity\":[\"sender-%d\"]}},\"bounce\":{\"timestamp\":\"2026-11-%02dT00:00:00Z\",\"bounceType\":\"Permanent\",\"bounceSubType\":\"General\",\"bouncedRecipients\":[{\"emailAddress\":\"a\"}]}}%n",
                i,
                i % 1_250,
                1 + i / 1_250));
      }
    }
    String html = page(many, "--dry-run", "--partition-limit", 2_000);
    assertThat(html).contains("<p class=\"quiet\">5,000 partitions, ");
    assertThat(html.length()).isBetween(MEGABYTE, 5 * MEGABYTE);
  }

  private Path events(String... events) throws IOException {
    return Files.writeString(
        folder.resolve("events.json"), String.join("\n", events).replace('\'', '"') + "\n");
  }

  private String page(Path input, Object... more) throws IOException {
    Path page = folder.resolve("report.html");
    List<Object> arguments =
        new ArrayList<>(List.of("--out", folder.resolve("bucket"), "--report", page, input));
    arguments.addAll(Arrays.asList(more));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.status()).as(run.messages()).isZero();
    return Files.readString(page);
  }
}

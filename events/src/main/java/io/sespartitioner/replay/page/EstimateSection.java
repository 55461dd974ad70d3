package io.sespartitioner.replay.page;

import io.sespartitioner.replay.estimate.Cost;
import io.sespartitioner.replay.estimate.Cost.CostKind;
import io.sespartitioner.replay.estimate.Cost.CostLine;
import io.sespartitioner.replay.estimate.Estimate.Month;
import io.sespartitioner.replay.page.HtmlReport.Section;
import io.sespartitioner.replay.report.EstimateFacts;
import io.sespartitioner.replay.report.EstimateFacts.Fact;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a month of such traffic would be and cost. */
record EstimateSection(Optional<StreamFigures> stream) implements Section {

  private static final String HEAD =
      """
      <details><summary>What the costs are made of</summary>
      <table>
      <thead><tr><th scope="col">Dollars a month</th><th scope="col">by Lambda</th>\
      <th scope="col">by JQ</th></tr></thead>
      <tbody>""";

  static final String NO_PRICE = "–";

  private static final String ROW = "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>";

  @Override
  public void write(Html html) throws IOException {
    if (stream.isPresent()) {
      write(stream.get(), html);
    }
  }

  private static void write(StreamFigures figures, Html html) throws IOException {
    Optional<Month> month = figures.estimate().month();
    html.write("<section>");
    html.write("<h2>Will it fit, and what would it cost?</h2>");
    if (month.isPresent()) {
      html.write(
          "<p class=\"quiet\">A month is 30 days that go on as the time that these events span.</p>");
    }
    html.write("<dl>");
    for (Fact fact : EstimateFacts.of(figures)) {
      html.write("<div><dt>{}</dt><dd>{}</dd></div>", fact.name(), fact.text());
    }
    html.write("</dl>");
    if (month.isPresent()) {
      writeCosts(month.get(), html);
    }
    html.write("</section>");
  }

  private static void writeCosts(Month month, Html html) throws IOException {
    html.write(HEAD);
    for (CostKind kind : kinds(month)) {
      html.write(
          ROW, kind.label(), part(Optional.of(month.lambda()), kind), part(month.jq(), kind));
    }
    html.write("</tbody><tfoot>");
    html.write(
        ROW,
        "Together",
        money(month.lambda()),
        month.jq().map(EstimateSection::money).orElse(NO_PRICE));
    html.write("</tfoot></table></details>");
  }

  /** Both processors' parts, those that cost nothing in a cent left in, so that sums are plain. */
  private static Set<CostKind> kinds(Month month) {
    Set<CostKind> kinds = EnumSet.noneOf(CostKind.class);
    Stream.concat(Stream.of(month.lambda()), month.jq().stream())
        .flatMap(cost -> cost.lines().stream())
        .map(CostLine::kind)
        .forEach(kinds::add);
    return kinds;
  }

  private static String part(Optional<Cost> cost, CostKind kind) {
    return cost.stream()
        .flatMap(priced -> priced.lines().stream())
        .filter(line -> line.kind() == kind)
        .map(line -> money(line.dollars()))
        .findFirst()
        .orElse(NO_PRICE);
  }

  private static String money(Cost cost) {
    return money(cost.dollars());
  }

  static String money(double dollars) {
    return String.format(Locale.ROOT, "$%,.2f", dollars);
  }
}

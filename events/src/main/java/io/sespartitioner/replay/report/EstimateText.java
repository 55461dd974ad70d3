package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.Estimate.Month;
import io.sespartitioner.replay.estimate.PriceList;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The estimate as the end of the text report. */
final class EstimateText {

  private EstimateText() {}

  static void write(ReplayReport report, Writer out) throws IOException {
    Estimate estimate = report.estimate();
    out.write("\nWill it fit, and what would it cost?\n");
    Peak peak = report.peak();
    line(
        out,
        "active at once",
        String.format(
            Locale.ROOT,
            "%,d partitions of %,d (%.0f %%)",
            peak.partitions(),
            peak.limit(),
            100.0 * peak.partitions() / peak.limit()));
    line(out, "rests on", EstimateWords.basis(estimate));
    if (estimate.month().isPresent()) {
      writeMonth(estimate.month().get(), out);
      writePrices(estimate.priceList(), out);
    }
  }

  private static void writeMonth(Month month, Writer out) throws IOException {
    line(out, "a day", String.format(Locale.ROOT, "%,.0f objects", month.objectsADay()));
    line(
        out,
        "a month",
        String.format(
            Locale.ROOT,
            "%,.0f events, %s",
            month.load().events(),
            ByteSize.of(month.load().bytes())));
    line(
        out,
        "costs a month",
        String.format(
            Locale.ROOT,
            "$%,.2f by Lambda, $%,.2f by JQ",
            month.lambda().dollars(),
            month.jq().dollars()));
  }

  private static void writePrices(PriceList list, Writer out) throws IOException {
    line(out, "prices", list.region() + ", " + list.date() + ", without SES and S3 storage");
  }

  private static void line(Writer out, String name, String text) throws IOException {
    out.write(String.format(Locale.ROOT, "  %-15s %s%n", name, text));
  }
}

package io.sespartitioner.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sespartitioner.replay.estimate.Cost;
import io.sespartitioner.replay.estimate.Cost.CostLine;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.Estimate.Month;
import io.sespartitioner.replay.estimate.Traffic.Span;
import java.io.IOException;

/** The estimate as a member of the JSON report. */
final class EstimateJson {

  private EstimateJson() {}

  static void write(Estimate estimate, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("estimate");
    json.writeStringField("footing", estimate.footing().wireName());
    if (estimate.traffic().span().isPresent()) {
      writeSpan(estimate.traffic().span().get(), json);
    }
    json.writeNumberField("undated", estimate.traffic().undated());
    if (estimate.month().isPresent()) {
      writeMonth(estimate.month().get(), json);
      if (estimate.whyNotJq().isPresent()) {
        json.writeStringField("whyNotJq", estimate.whyNotJq().get());
      }
      json.writeStringField("pricesDate", estimate.priceList().date());
      json.writeStringField("pricesRegion", estimate.priceList().region());
    }
    json.writeEndObject();
  }

  private static void writeSpan(Span span, JsonGenerator json) throws IOException {
    json.writeStringField("from", span.from().toString());
    json.writeStringField("to", span.to().toString());
    json.writeNumberField("hours", span.hours());
  }

  private static void writeMonth(Month month, JsonGenerator json) throws IOException {
    json.writeNumberField("objectsADay", Math.round(month.objectsADay()));
    json.writeObjectFieldStart("month");
    json.writeNumberField("events", Math.round(month.load().events()));
    json.writeNumberField("bytes", Math.round(month.load().bytes()));
    json.writeNumberField("objects", Math.round(month.load().objects()));
    json.writeNumberField("invocations", Math.round(month.load().invocations()));
    json.writeEndObject();
    json.writeObjectFieldStart("monthlyDollars");
    writeCost("lambda", month.lambda(), json);
    if (month.jq().isPresent()) {
      writeCost("jq", month.jq().get(), json);
    }
    json.writeEndObject();
  }

  private static void writeCost(String processor, Cost cost, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(processor);
    json.writeNumberField("total", cents(cost.dollars()));
    json.writeObjectFieldStart("parts");
    for (CostLine line : cost.lines()) {
      json.writeNumberField(line.kind().wireName(), cents(line.dollars()));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static double cents(double dollars) {
    return Math.round(dollars * 100) / 100.0;
  }
}

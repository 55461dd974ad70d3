package io.sespartitioner.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.Warning;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The report as one JSON object, for programs. */
public final class JsonReport implements ReportWriter {

  private static final JsonFactory JSON =
      JsonMapper.builder(
              JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build())
          .build()
          .getFactory();

  private final Details details;

  /** A report with these details. */
  public JsonReport(Details details) {
    this.details = details;
  }

  @Override
  public void write(ReplayReport report, Writer out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      writeTotals(report.totals(), json);
      writePartitions("partitions", report.partitions(), json);
      writePartitions("errorOutput", report.errorOutput(), json);
      SendersJson.write(report.senders(), json);
      writeNumbers("failures", report.failures(), json);
      writeList("failedInputs", report.failedInputs(), json);
      writeNumbers("errorCodes", report.errorCodes(), json);
      if (report.stream().isPresent()) {
        writePeak(report.stream().get().peak(), json);
      }
      writeWarnings(report.warnings(), json);
      if (report.stream().isPresent()) {
        EstimateJson.write(report.stream().get().estimate(), json);
      }
      if (report.comparison().isPresent()) {
        writeComparison(report.comparison().get(), json);
      }
      writeDetails(json);
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  private static void writeTotals(Totals totals, JsonGenerator json) throws IOException {
    json.writeNumberField("records", totals.records());
    json.writeNumberField("delivered", totals.delivered());
    json.writeNumberField("dropped", totals.dropped());
    json.writeNumberField("failed", totals.failed());
    json.writeNumberField("fallback", totals.fallback());
    json.writeNumberField("refused", totals.refused());
    json.writeNumberField("skipped", totals.skipped());
  }

  private static void writePartitions(String name, List<Partition> partitions, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Partition partition : partitions) {
      json.writeStartObject();
      json.writeStringField("prefix", partition.prefix());
      json.writeNumberField("events", partition.events());
      json.writeNumberField("bytes", partition.bytes());
      json.writeNumberField("objects", partition.objects());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeNumbers(String name, Map<String, Long> numbers, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> entry : numbers.entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writePeak(Peak peak, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("activePartitions");
    json.writeNumberField("peak", peak.partitions());
    if (peak.at().isPresent()) {
      json.writeStringField("at", peak.at().get().toString());
    }
    json.writeNumberField("limit", peak.limit());
    json.writeEndObject();
  }

  private static void writeWarnings(List<Warning> warnings, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("warnings");
    for (Warning warning : warnings) {
      json.writeStartObject();
      json.writeStringField("kind", warning.kind());
      json.writeStringField("message", warning.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeComparison(Comparison comparison, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("compare");
    json.writeStringField("rules", comparison.rules());
    json.writeNumberField("moved", comparison.moved());
    writeList("moves", comparison.moves(), json);
    writeList("examples", comparison.examples(), json);
    writeList("coming", comparison.coming(), json);
    writeList("going", comparison.going(), json);
    writeOutlay("before", comparison.before(), json);
    writeOutlay("after", comparison.after(), json);
    json.writeEndObject();
  }

  private static void writeList(String name, List<?> elements, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Object element : elements) {
      json.writePOJO(element);
    }
    json.writeEndArray();
  }

  private static void writeOutlay(String name, Comparison.Outlay outlay, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("objects", outlay.objects());
    json.writePOJOField("monthLambda", outlay.monthLambda().orElse(null));
    json.writePOJOField("monthJq", outlay.monthJq().orElse(null));
    json.writeEndObject();
  }

  private void writeDetails(JsonGenerator json) throws IOException {
    if (details.differences().isPresent()) {
      writeAll("differences", details.differences().get(), json);
    }
    if (details.explanations().isPresent()) {
      writeAll("explanations", details.explanations().get(), json);
    }
  }

  private static <T> void writeAll(String name, Spool<T> list, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    list.forEach(json::writePOJO);
    json.writeEndArray();
  }
}

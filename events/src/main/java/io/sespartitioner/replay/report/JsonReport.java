package io.sespartitioner.replay.report;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.sespartitioner.replay.estimate.Cost;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic.Load;
import io.sespartitioner.replay.estimate.Traffic.Span;
import io.sespartitioner.replay.report.Details.Difference;
import io.sespartitioner.replay.report.Details.ExplainedEvent;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.RuleCount;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import io.sespartitioner.replay.report.ReplayReport.Warning;
import io.sespartitioner.replay.senders.AlarmRehearsal.Alarm;
import io.sespartitioner.replay.senders.Metric;
import io.sespartitioner.replay.senders.Rate;
import io.sespartitioner.replay.senders.Senders;
import io.sespartitioner.replay.senders.Senders.Figures;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The report as one JSON object, for programs. */
public final class JsonReport implements ReportWriter {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build())
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .addMixIn(Partition.class, WithoutKeys.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Optional.class, new StdDelegatingSerializer(new OrNull())))
          .build();

  private final Details details;

  /** A report with these details. */
  public JsonReport(Details details) {
    this.details = details;
  }

  @Override
  public void write(ReplayReport report, Writer out) throws IOException {
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, Members.of(report, details));
    out.write('\n');
    out.flush();
  }

  /** The members, in order. */
  private record Members(
      @JsonUnwrapped Totals totals,
      List<Partition> partitions,
      List<Partition> errorOutput,
      List<Map<String, Object>> senders,
      Map<String, Object> allSenders,
      long notCounted,
      List<RuleCount> rules,
      Map<String, Long> failures,
      List<FailedInput> failedInputs,
      Map<String, Long> errorCodes,
      @JsonInclude(NON_EMPTY) Optional<ActivePartitions> activePartitions,
      @JsonInclude(NON_ABSENT) Optional<List<Alarm>> alarms,
      List<Warning> warnings,
      @JsonInclude(NON_EMPTY) Optional<EstimateMember> estimate,
      @JsonInclude(NON_EMPTY) Optional<Integer> alreadyFiled,
      @JsonInclude(NON_EMPTY) Optional<Comparison> compare,
      @JsonInclude(NON_EMPTY) Optional<Spool<Difference>> differences,
      @JsonInclude(NON_EMPTY) Optional<Spool<ExplainedEvent>> explanations) {

    static Members of(ReplayReport report, Details details) {
      return new Members(
          report.totals(),
          report.partitions(),
          report.errorOutput(),
          report.senders().each().stream().map(sender -> sender(sender, report.senders())).toList(),
          sender(report.senders().all(), report.senders()),
          report.unusual().notCounted(),
          report.rules(),
          report.failures(),
          report.failedInputs(),
          report.errorCodes(),
          report.stream().map(stream -> ActivePartitions.of(stream.peak())),
          report.stream().map(StreamFigures::alarms),
          report.warnings(),
          report.stream().map(stream -> EstimateMember.of(stream.estimate())),
          details.alreadyFiled(),
          report.comparison(),
          details.differences(),
          details.explanations());
    }
  }

  private static Map<String, Object> sender(Figures sender, Senders senders) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sender", sender.sender());
    for (Metric metric : Metric.values()) {
      members.put(metric.jsonName(), sender.count(metric));
    }
    for (Rate rate : Rate.values()) {
      members.put(rate.jsonName(), rate.of(sender).stream().boxed().findFirst());
    }
    members.put("medianDeliveryMillis", boxed(sender.medianMillis()));
    members.put("slowDeliveryMillis", boxed(sender.slowMillis()));
    members.put("bounceReasons", sender.bounceReasons());
    members.put("exact", sender.exact());
    if (!sender.exact()) {
      members.put("errorPercent", senders.errorPercent());
    }
    return members;
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.stream().boxed().findFirst();
  }

  private record ActivePartitions(
      int peak,
      @JsonInclude(NON_EMPTY) Optional<Instant> at,
      @JsonInclude(NON_EMPTY) Optional<Integer> limit) {

    static ActivePartitions of(Peak peak) {
      return new ActivePartitions(peak.partitions(), peak.at(), peak.limit());
    }
  }

  @JsonInclude(NON_EMPTY)
  private record EstimateMember(
      String footing,
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<Long> hours,
      long undated,
      Optional<Long> objectsADay,
      Optional<MonthMember> month,
      Map<String, CostMember> monthlyDollars,
      Optional<String> whyNotJq,
      Optional<String> pricesDate,
      Optional<String> pricesRegion) {

    static EstimateMember of(Estimate estimate) {
      Optional<Span> span = estimate.traffic().span();
      Optional<Estimate.Month> month = estimate.month();
      Optional<PriceList> prices = month.map(any -> estimate.priceList());
      Map<String, CostMember> costs = new LinkedHashMap<>();
      month.ifPresent(each -> costs.put("lambda", CostMember.of(each.lambda())));
      month.flatMap(Estimate.Month::jq).ifPresent(jq -> costs.put("jq", CostMember.of(jq)));
      return new EstimateMember(
          estimate.footing().wireName(),
          span.map(Span::from),
          span.map(Span::to),
          span.map(Span::hours),
          estimate.traffic().undated(),
          month.map(each -> Math.round(each.objectsADay())),
          month.map(each -> MonthMember.of(each.load())),
          costs,
          month.flatMap(any -> estimate.whyNotJq()),
          prices.map(PriceList::date),
          prices.map(PriceList::region));
    }
  }

  private record MonthMember(long events, long bytes, long objects, long invocations) {

    static MonthMember of(Load load) {
      return new MonthMember(
          Math.round(load.events()),
          Math.round(load.bytes()),
          Math.round(load.objects()),
          Math.round(load.invocations()));
    }
  }

  private record CostMember(double total, Map<String, Double> parts) {

    static CostMember of(Cost cost) {
      Map<String, Double> parts = new LinkedHashMap<>();
      cost.parts().forEach((kind, dollars) -> parts.put(kind.wireName(), cents(dollars)));
      return new CostMember(cents(cost.dollars()), parts);
    }

    private static double cents(double dollars) {
      return Math.round(dollars * 100) / 100.0;
    }
  }

  @JsonIgnoreProperties("keys")
  private interface WithoutKeys {}

  /** What isn't there is left out where a member says so, and else null. */
  private static final class OrNull extends StdConverter<Optional<?>, Object> {
    @Override
    public Object convert(Optional<?> value) {
      return value.orElse(null);
    }
  }
}

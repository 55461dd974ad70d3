package io.sespartitioner.replay;

import io.sespartitioner.function.ReasonCode;
import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.replay.estimate.Cost;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.TrafficTally;
import io.sespartitioner.replay.report.Comparison.Outlay;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.PrefixEvaluation;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.routing.RoutingRules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where rules would file records, each by its own time, and what that takes. */
final class FilingPlan implements RecordRouter.Receiver {

  /** What a dropped record's place is called. */
  private static final String DROPPED = "(dropped)";

  private static final String PROCESSING_FAILED = "processing-failed";
  private static final String RANDOM = "(random)";

  private final RoutingRules rules;
  private final RecordRouter router;
  private final PrefixEvaluation prefix;
  private final PrefixEvaluation errorPrefix;
  private final long bufferMillis;
  private final PriceList prices = PriceList.standard();
  private final TrafficTally traffic = new TrafficTally(prices.assumptions().ingestionStepBytes());
  private final Map<String, Long> openedAt = new TreeMap<>();
  private final Set<String> partitions = new TreeSet<>();
  private long objects;
  private FirehoseRecord record;
  private String place = "";

  FilingPlan(RoutingRules rules, int bufferSeconds) {
    this.rules = rules;
    this.router = new RecordRouter(rules);
    this.prefix = new PrefixEvaluation(rules.prefix(), rules.timeZone(), () -> RANDOM);
    this.errorPrefix = new PrefixEvaluation(rules.errorPrefix(), rules.timeZone(), () -> RANDOM);
    this.bufferMillis = bufferSeconds * 1000L;
  }

  /** The place of a record: its evaluated prefix, or that it isn't delivered. */
  String place(FirehoseRecord next) {
    record = next;
    traffic.add(next);
    router.route(next.payload(), next.payload().length, this);
    return place;
  }

  @Override
  public void delivered(Routed routed) {
    place = prefix.evaluate(routed.partitionKeys().asMap(), "", record.arrivalMillis());
    partitions.add(place);
    if (opens(place)) {
      objects++;
      traffic.addObject();
    }
  }

  @Override
  public void dropped() {
    place = DROPPED;
  }

  @Override
  public void failed(ReasonCode reason, String detail) {
    place = errorPrefix.evaluate(Map.of(), PROCESSING_FAILED, record.arrivalMillis());
    if (opens(place)) {
      traffic.addErrorObject();
    }
  }

  /** Whether a record begins an object, since the last one's buffer interval is over. */
  private boolean opens(String where) {
    Long opened = openedAt.get(where);
    boolean opens = opened == null || record.arrivalMillis() - opened >= bufferMillis;
    if (opens) {
      openedAt.put(where, record.arrivalMillis());
    }
    return opens;
  }

  /** The partitions so far, in order. */
  Set<String> partitions() {
    return partitions;
  }

  Outlay outlay() {
    Optional<Estimate.Month> month =
        Estimate.of(traffic.traffic(), prices, RulesCheck.whyNotJq(rules)).month();
    return new Outlay(
        objects,
        month.map(each -> each.lambda().dollars()),
        month.flatMap(Estimate.Month::jq).map(Cost::dollars));
  }
}

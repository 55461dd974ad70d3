package io.sespartitioner.replay;

import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.Steps.Progress;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.input.InputReceiver.InputRecord;
import io.sespartitioner.replay.input.Inputs;
import io.sespartitioner.replay.order.ArrivalOrder;
import io.sespartitioner.replay.relay.Relay;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.senders.EventFacts;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.EventTime;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Brings records from the inputs to the delivery stream, in order of arrival. */
final class RecordFlow {

  /** What the sort by arrival keeps in memory. */
  private static final long SORT_MEMORY_BYTES = 32L * 1024 * 1024;

  private final ReplayOptions options;
  private final Terminal terminal;
  private final Places places;
  private final FailedInput.First<Long> failures;
  private final Instant now;
  private final RoutingRules rules;

  RecordFlow(
      ReplayOptions options,
      Terminal terminal,
      Places places,
      FailedInput.First<Long> failures,
      Instant now,
      RoutingRules rules) {
    this.rules = rules;
    this.failures = failures;
    this.options = options;
    this.terminal = terminal;
    this.places = places;
    this.now = now;
  }

  /** Reads all inputs into the sink, and returns the counts. */
  Intake run(Inputs inputs, WorkFolder work, Sink<FirehoseRecord> sink) throws IOException {
    Arrivals arrivals = new Arrivals(options.common.arrivesByEvent(), now, rules);
    Intake intake = run(inputs, work, sink, arrivals);
    intake.decided(arrivals.decided);
    return intake;
  }

  private Intake run(Inputs inputs, WorkFolder work, Sink<FirehoseRecord> sink, Arrivals arrivals)
      throws IOException {
    if (!options.common.arrivesByEvent()) {
      return read(inputs, record -> sink.accept(arrivals.arrive(record)));
    }
    ArrivalOrder order = new ArrivalOrder(work.spill(), SORT_MEMORY_BYTES);
    Intake intake = read(inputs, record -> order.accept(arrivals.arrive(record)));
    file(order, intake.records(), sink);
    return intake;
  }

  private Intake read(Inputs inputs, Sink<InputRecord> taker) throws IOException {
    long bytes = inputs.bytes();
    try (Relay<InputRecord> relay =
            new Relay<>("arrival", record -> record.payload().length, taker);
        Progress progress = terminal.steps().begin("Reading", bytes, Steps.Unit.BYTES)) {
      Intake intake = new Intake(relay, places, failures, terminal);
      inputs.read(options.common.kind(), intake, progress::advance);
      relay.finish();
      return intake;
    }
  }

  private void file(ArrivalOrder order, long records, Sink<FirehoseRecord> sink)
      throws IOException {
    try (Relay<FirehoseRecord> relay =
            new Relay<>("delivery", record -> record.payload().length, sink);
        Progress progress = terminal.steps().begin("Filing", records, Steps.Unit.EVENTS)) {
      order.drainTo(
          record -> {
            relay.accept(record);
            progress.advance(1);
          });
      relay.finish();
    }
  }

  /**
   * Gives each record its time of arrival, the event's own if that is wanted and it has one, else
   * now, and what its event says; and counts which rules decide. Not thread-safe.
   */
  private static final class Arrivals {

    private final SesEventReader reader;
    private final Router router;
    private final Map<Integer, Long> decided = new HashMap<>();
    private final boolean byEvent;
    private final long nowMillis;

    Arrivals(boolean byEvent, Instant now, RoutingRules rules) {
      Selection tests = rules.rules().isEmpty() ? Selection.none() : rules.selection();
      this.reader =
          new SesEventReader(EventTime.selection().and(EventFacts.selection()).and(tests));
      this.router = new Router(rules);
      this.byEvent = byEvent;
      this.nowMillis = now.toEpochMilli();
    }

    /** The record as it enters the delivery stream. */
    FirehoseRecord arrive(InputRecord record) {
      byte[] payload = record.payload();
      FirehoseRecord undated = FirehoseRecord.undated(record.number(), nowMillis, payload);
      try {
        SesEvent event = reader.read(payload, 0, payload.length);
        decided.merge(router.rule(event), 1L, Long::sum);
        return (byEvent ? EventTime.of(event) : Optional.<Instant>empty())
            .map(time -> FirehoseRecord.dated(record.number(), time.toEpochMilli(), payload))
            .orElse(undated)
            .with(EventFacts.of(event));
      } catch (MalformedSesEventException e) {
        return undated;
      }
    }
  }
}

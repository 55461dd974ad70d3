package io.sespartitioner.replay;

import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.Steps.Progress;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.input.Found;
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
    if (!options.common.arrivesByEvent()) {
      return read(inputs, sink);
    }
    ArrivalOrder order = new ArrivalOrder(work.spill(), SORT_MEMORY_BYTES);
    Intake intake = read(inputs, order);
    file(order, intake.records(), sink);
    return intake;
  }

  private Intake read(Inputs inputs, Sink<FirehoseRecord> taker) throws IOException {
    long bytes = inputs.bytes();
    Arrivals arrivals = new Arrivals(options.common.arrivesByEvent(), now, rules);
    try (Relay<FirehoseRecord> relay =
            new Relay<>("arrival", record -> record.payload().length, taker);
        Progress progress = terminal.steps().begin("Reading", bytes, Steps.Unit.BYTES)) {
      Intake intake = new Intake(arrivals, relay, places, failures, terminal);
      intake.read(
          inputs.read(options.common.kind(), arrivals.selection, intake, progress::advance));
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
   * now, and what its event says; counts which rules decide. Not thread-safe.
   */
  static final class Arrivals {

    /** What is to be read of each event. */
    private final Selection selection;

    private final SesEventReader reader;
    private final Router router;
    private final Map<Integer, Long> decided = new HashMap<>();
    private final boolean byEvent;
    private final long nowMillis;

    Arrivals(boolean byEvent, Instant now, RoutingRules rules) {
      Selection tests = rules.rules().isEmpty() ? Selection.none() : rules.selection();
      this.selection = EventTime.selection().and(EventFacts.selection()).and(tests);
      this.reader = new SesEventReader(selection);
      this.router = new Router(rules);
      this.byEvent = byEvent;
      this.nowMillis = now.toEpochMilli();
    }

    /**
     * The record as it enters the delivery stream.
     *
     * @param number the record's, over all inputs, from 0
     */
    FirehoseRecord arrive(Found.Taken found, long number) {
      byte[] payload = found.payload();
      Optional<SesEvent> event = found.event().or(() -> read(payload));
      event.ifPresent(known -> decided.merge(router.rule(known), 1L, Long::sum));
      Optional<Instant> time = byEvent ? event.flatMap(EventTime::of) : Optional.empty();
      return time.map(when -> FirehoseRecord.dated(number, when.toEpochMilli(), payload))
          .orElseGet(() -> FirehoseRecord.undated(number, nowMillis, payload))
          .with(event.map(EventFacts::of).orElse(EventFacts.NONE));
    }

    /** How many events each rule decided, by its number. */
    Map<Integer, Long> decided() {
      return decided;
    }

    /** What stood on several lines, or in base64. */
    private Optional<SesEvent> read(byte[] payload) {
      try {
        return Optional.of(reader.read(payload, 0, payload.length));
      } catch (MalformedSesEventException e) {
        return Optional.empty();
      }
    }
  }
}

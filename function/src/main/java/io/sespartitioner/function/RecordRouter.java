package io.sespartitioner.function;

import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of records by their payloads, as the handler does: without invocations and
 * base64 around, for whoever has the bytes at hand. One serves one thread.
 */
public final class RecordRouter {
  private final SesEventReader events;
  private final Router router;
  private SesEvent event;

  /** A router by these rules. */
  public RecordRouter(RoutingRules rules) {
    this(rules, Selection.none());
  }

  /** A router that reads something else as well in its one pass, for {@link #event}. */
  public RecordRouter(RoutingRules rules, Selection also) {
    this(new SesEventReader(rules.selection().and(also)), new Router(rules));
  }

  /** A router with a reader of what these rules select, for a thread of its own. */
  RecordRouter(SesEventReader events, Router router) {
    this.events = events;
    this.router = router;
  }

  /** Decides on the record whose payload is the first {@code length} bytes, whatever they are. */
  public Verdict route(byte[] payload, int length) {
    event = null;
    if (SesEventReader.isBlank(payload, length)) {
      return Verdict.Dropped.NO_DATA;
    }
    try {
      event = events.read(payload, 0, length);
      return Verdict.of(router.route(event));
    } catch (MalformedSesEventException e) {
      return new Verdict.Failed(ReasonCode.of(e.fault()));
    } catch (RuntimeException | Error e) {
      // Whatever it is, the other records of the batch must not suffer from it.
      return new Verdict.Failed(ReasonCode.INTERNAL, e.getClass().getName(), 0);
    }
  }

  /** The event of the last record, if it was one; valid until its payload changes or the next. */
  public Optional<SesEvent> event() {
    return Optional.ofNullable(event);
  }

  /** Where each partition key of the last record came from, if it was an event. */
  public Optional<Explanation> explanation() {
    return event().map(router::explain);
  }

  /** The texts of the last record's keys before they are made safe; none if it was no event. */
  public Map<String, String> texts() {
    return event == null ? Map.of() : router.texts(event);
  }
}

package io.sespartitioner.function;

import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.MalformedSesEventException.Fault;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of records by their payloads, as the handler does: without invocations and
 * base64 around, for whoever has the bytes at hand. One serves one thread.
 */
public final class RecordRouter {
  /** The first bytes of GZIP (RFC 1952). */
  private static final int GZIP = 0x1f8b;

  /** The first byte of zlib; the two first, as a number, are a multiple of 31 (RFC 1950). */
  private static final int ZLIB = 0x78;

  private static final int ZLIB_CHECK = 31;

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
      return route(events.read(payload, 0, length));
    } catch (MalformedSesEventException e) {
      return malformed(e.fault(), payload, length);
    } catch (RuntimeException | Error e) {
      // Whatever it is, the other records of the batch must not suffer from it.
      return new Verdict.Failed(ReasonCode.INTERNAL, e.getClass().getName(), 0);
    }
  }

  /** Decides on an event that was read before, best with what the rules select. */
  public Verdict route(SesEvent known) {
    event = known;
    try {
      return Verdict.of(router.route(known));
    } catch (RuntimeException | Error e) {
      return new Verdict.Failed(ReasonCode.INTERNAL, e.getClass().getName(), 0);
    }
  }

  private static Verdict malformed(Fault fault, byte[] payload, int length) {
    if (fault == Fault.NOT_UTF8 && length > 1) {
      int magic = (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
      if (magic == GZIP) {
        String what = "GZIP, as a subscription of CloudWatch Logs sends it";
        return new Verdict.Failed(ReasonCode.COMPRESSED, what, 0);
      }
      if (magic >> 8 == ZLIB && magic % ZLIB_CHECK == 0) {
        return new Verdict.Failed(ReasonCode.COMPRESSED, "zlib", 0);
      }
    }
    return new Verdict.Failed(ReasonCode.of(fault));
  }

  /** The bytes that are delivered for a payload: as they are, with a newline at their end. */
  public static byte[] line(byte[] payload) {
    if (payload.length > 0 && payload[payload.length - 1] == '\n') {
      return payload;
    }
    byte[] line = Arrays.copyOf(payload, payload.length + 1);
    line[payload.length] = '\n';
    return line;
  }

  /** The event of the last record, if it was one; valid until its payload changes or the next. */
  public Optional<SesEvent> event() {
    return Optional.ofNullable(event);
  }

  /** Where each partition key of the last record came from, if it was an event. */
  public Optional<Explanation> explanation() {
    return event().map(router::explain);
  }

  /** What a custom key source throws for the last record; for its author's eyes alone. */
  public Optional<Throwable> thrown() {
    return event().flatMap(router::thrown);
  }

  /** The texts of the last record's keys before they are made safe; none if it was no event. */
  public Map<String, String> texts() {
    return event == null ? Map.of() : router.texts(event);
  }
}

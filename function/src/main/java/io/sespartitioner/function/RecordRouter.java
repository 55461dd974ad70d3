package io.sespartitioner.function;

import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Routing;
import io.sespartitioner.routing.Routing.Dropped;
import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;

/**
 * Decides what becomes of records by their payloads, as the handler does: without invocations and
 * base64 around, for whoever has the bytes at hand. One serves one thread.
 */
public final class RecordRouter {
  private final SesEventReader events;
  private final Router router;

  /** A router by these rules. */
  public RecordRouter(RoutingRules rules) {
    this(rules, Selection.none());
  }

  /** A router that reads something else as well in its one pass, for {@link Receiver#read}. */
  public RecordRouter(RoutingRules rules, Selection also) {
    this(new SesEventReader(rules.selection().and(also)), new Router(rules));
  }

  /** A router with a reader of what these rules select, for a thread of its own. */
  RecordRouter(SesEventReader events, Router router) {
    this.events = events;
    this.router = router;
  }

  /** Acts on what is decided of one record. */
  public interface Receiver {
    /** Sees the event, if it is one, before what is decided on it; it is valid until then. */
    default void read(SesEvent event) {}

    /** The record is delivered, its data unchanged. */
    void delivered(Routed routed);

    /** The record is forgotten: it is empty, or a rule says so. */
    void dropped();

    /**
     * The record goes to the error output.
     *
     * @param detail what the reason is about, such as a key's name, or an empty text
     */
    void failed(ReasonCode reason, String detail);
  }

  /**
   * Decides on the record whose payload is the first {@code length} bytes, and tells the receiver;
   * once, and whatever the payload is.
   */
  public void route(byte[] payload, int length, Receiver receiver) {
    if (SesEventReader.isBlank(payload, length)) {
      receiver.dropped();
      return;
    }
    Routing routing;
    try {
      SesEvent event = events.read(payload, 0, length);
      receiver.read(event);
      routing = router.route(event);
    } catch (MalformedSesEventException e) {
      receiver.failed(ReasonCode.of(e.fault()), "");
      return;
    } catch (RuntimeException | Error e) {
      // Whatever it is, the other records of the batch must not suffer from it.
      receiver.failed(ReasonCode.INTERNAL, e.getClass().getName());
      return;
    }
    routing.tell(new ToReceiver(receiver));
  }

  private record ToReceiver(Receiver receiver) implements Routing.Receiver {
    @Override
    public void routed(Routed routed) {
      receiver.delivered(routed);
    }

    @Override
    public void dropped(Dropped dropped) {
      receiver.dropped();
    }

    @Override
    public void failed(Failed failed) {
      receiver.failed(ReasonCode.of(failed.cause()), failed.detail());
    }
  }
}

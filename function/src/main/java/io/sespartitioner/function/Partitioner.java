package io.sespartitioner.function;

import io.sespartitioner.routing.Failed;
import io.sespartitioner.routing.Routed;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Routing;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.SesEventReader;
import java.nio.charset.StandardCharsets;

/** Answers the records of one invocation: decodes and routes each, and keeps its failure to it. */
final class Partitioner implements RecordAnswerer {
  private final SesEventReader events;
  private final Router router;
  private final InvocationResponse response;
  private final InvocationLog log;

  Partitioner(
      SesEventReader events, Router router, InvocationResponse response, InvocationLog log) {
    this.events = events;
    this.router = router;
    this.response = response;
    this.log = log;
  }

  @Override
  public void answer(FirehoseRecord record) {
    if (!record.hasData()) {
      drop(record);
    } else if (!record.isBase64()) {
      fail(record, ReasonCode.NOT_BASE64, "");
    } else if (record.payload().isBlank()) {
      drop(record);
    } else {
      route(record);
    }
  }

  private void route(FirehoseRecord record) {
    Routing routing;
    try {
      routing = router.route(events.read(record.payload().bytes(), 0, record.payload().length()));
    } catch (MalformedSesEventException e) {
      fail(record, ReasonCode.of(e.fault()), "");
      return;
    } catch (RuntimeException | Error e) {
      // Whatever it is, the other records of the batch must not suffer from it.
      fail(record, ReasonCode.INTERNAL, e.getClass().getName());
      return;
    }
    answer(record, routing);
  }

  private void answer(FirehoseRecord record, Routing routing) {
    if (routing instanceof Routed routed) {
      response.ok(record, routed.partitionKeys());
      log.delivered(routed.fallback());
    } else if (routing instanceof Failed failed) {
      fail(record, ReasonCode.of(failed.cause()), failed.detail());
    } else {
      drop(record);
    }
  }

  private void drop(FirehoseRecord record) {
    response.dropped(record);
    log.dropped();
  }

  private void fail(FirehoseRecord record, ReasonCode reason, String detail) {
    response.failed(record);
    int length = record.idEnd() - record.idStart();
    String id = new String(record.request(), record.idStart(), length, StandardCharsets.UTF_8);
    log.failed(id, reason, detail);
  }
}

package io.sespartitioner.function;

import io.sespartitioner.routing.Routing.Routed;

/** Answers the records of one invocation: decodes and routes each, and keeps its failure to it. */
final class Partitioner implements Invocation.RecordAnswerer, RecordRouter.Receiver {
  private final RecordRouter router;
  private final InvocationResponse response;
  private final InvocationLog log;
  private RecordCursor record;

  Partitioner(RecordRouter router, InvocationResponse response, InvocationLog log) {
    this.router = router;
    this.response = response;
    this.log = log;
  }

  @Override
  public void answer(RecordCursor record) {
    this.record = record;
    if (!record.hasData()) {
      dropped();
    } else if (!record.isBase64()) {
      failed(ReasonCode.NOT_BASE64, "");
    } else {
      router.route(record.payload().bytes(), record.payload().length(), this);
    }
  }

  @Override
  public void delivered(Routed routed) {
    response.ok(record, routed.partitionKeys());
    log.delivered(routed.fallback());
  }

  @Override
  public void dropped() {
    response.dropped(record);
    log.dropped();
  }

  @Override
  public void failed(ReasonCode reason, String detail) {
    response.failed(record);
    log.failed(record.id(), reason, detail);
  }
}

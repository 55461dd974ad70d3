package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.function.ReasonCode;
import io.sespartitioner.replay.stream.DeliveryFailures;
import io.sespartitioner.replay.stream.ErrorLine;
import io.sespartitioner.replay.stream.ErrorType;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.PrefixEvaluation;
import io.sespartitioner.routing.Dropped;
import io.sespartitioner.routing.Failed;
import io.sespartitioner.routing.Routed;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Routing;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.EventTime;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of records: the function's answer, and where the delivery stream would file
 * it. Not thread-safe.
 *
 * <p>A prefix is evaluated at each record's own arrival time, not at that of the oldest record of
 * its object: a day's folder holds that day's events, whatever objects it is made of.
 */
final class Decider {

  /** Stands for a random string in an evaluated prefix until the object's content is known. */
  static final String RANDOM = "\0";

  /** Takes what becomes of each record. */
  interface Verdicts {

    /** It becomes this line. */
    void filed(FilingKey key, byte[] line) throws IOException;

    /** It is forgotten. */
    void dropped() throws IOException;
  }

  private final Job job;
  private final SesEventReader events;
  private final Router router;
  private final PrefixEvaluation prefix;
  private final PrefixEvaluation errorPrefix;
  private final Verdicts verdicts;
  private long fallbacks;

  Decider(Job job, Verdicts verdicts) {
    RoutingRules rules = RoutingRules.read(job.rules());
    this.job = job;
    this.events = new SesEventReader(rules.selection().and(EventTime.selection()));
    this.router = new Router(rules);
    this.prefix = new PrefixEvaluation(rules.prefix(), rules.timeZone(), () -> RANDOM);
    this.errorPrefix = new PrefixEvaluation(rules.errorPrefix(), rules.timeZone(), () -> RANDOM);
    this.verdicts = verdicts;
  }

  /** How many records took an {@code otherwise} so far. */
  long fallbacks() {
    return fallbacks;
  }

  /** Decides one record, which stands at this place of this file. */
  void decide(byte[] payload, int file, long place) throws IOException {
    Source source = new Source(payload, file, place);
    if (SesEventReader.isBlank(payload, payload.length)) {
      verdicts.dropped();
      return;
    }
    SesEvent event;
    try {
      event = events.read(payload, 0, payload.length);
    } catch (MalformedSesEventException e) {
      fail(source, job.nowMillis(), ReasonCode.of(e.fault()));
      return;
    }
    route(source, event, arrivalMillis(event));
  }

  private void route(Source source, SesEvent event, long arrivalMillis) throws IOException {
    Routing routing;
    try {
      routing = router.route(event);
    } catch (RuntimeException e) {
      fail(source, arrivalMillis, ReasonCode.INTERNAL);
      return;
    }
    if (routing instanceof Routed routed) {
      deliver(source, routed, arrivalMillis);
    } else if (routing instanceof Failed failed) {
      fail(source, arrivalMillis, ReasonCode.of(failed.cause()));
    } else if (routing instanceof Dropped) {
      verdicts.dropped();
    }
  }

  private long arrivalMillis(SesEvent event) {
    return job.eventArrival()
        ? EventTime.of(event).map(Instant::toEpochMilli).orElse(job.nowMillis())
        : job.nowMillis();
  }

  private void deliver(Source source, Routed routed, long arrivalMillis) throws IOException {
    fallbacks += routed.fallback() ? 1 : 0;
    String folder = prefix.evaluate(routed.partitionKeys().asMap(), "", arrivalMillis);
    if (folder.length() > PrefixEvaluation.MAX_CHARS) {
      fail(source, arrivalMillis, DeliveryFailures.prefixTooLong());
      return;
    }
    String values = String.join(FilingKey.SEPARATOR, routed.partitionKeys().values());
    verdicts.filed(
        source.key(Kind.DELIVERED, folder, values, arrivalMillis, "", ""), source.payload);
  }

  private void fail(Source source, long arrivalMillis, ReasonCode reason) throws IOException {
    fail(
        source,
        arrivalMillis,
        new Failure(
            ErrorType.PROCESSING_FAILED,
            "Lambda.ProcessingFailedStatus",
            "ProcessingFailed status set for record",
            1,
            Optional.of(reason.wireName()),
            Optional.of("arn:aws:lambda:us-east-1:111122223333:function:partitioning:$LATEST")));
  }

  private void fail(Source source, long arrivalMillis, Failure failure) throws IOException {
    String type = failure.type().wireName();
    String folder = errorPrefix.evaluate(Map.of(), type, arrivalMillis);
    String reason = failure.reason().orElse(type);
    FirehoseRecord record = FirehoseRecord.dated(0, arrivalMillis, source.payload);
    // There is no batch whose end could be told: the attempt ends as the record arrives.
    verdicts.filed(
        source.key(Kind.ERROR, folder, "", arrivalMillis, reason, failure.code()),
        bytes(ErrorLine.of(record, failure, arrivalMillis)));
  }

  private static byte[] bytes(ByteBuffer line) {
    byte[] bytes = new byte[line.remaining()];
    line.get(bytes);
    return bytes;
  }

  private static final class Source {

    private final byte[] payload;
    private final int file;
    private final long place;

    Source(byte[] payload, int file, long place) {
      this.payload = payload;
      this.file = file;
      this.place = place;
    }

    FilingKey key(
        Kind kind, String folder, String values, long arrivalMillis, String reason, String code) {
      return new FilingKey(kind, folder, values, arrivalMillis, file, place, reason, code);
    }
  }
}

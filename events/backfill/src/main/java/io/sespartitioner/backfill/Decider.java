package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.function.ReasonCode;
import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.replay.processor.LambdaProcessor.Arns;
import io.sespartitioner.replay.senders.EventFacts;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.PrefixEvaluation;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.EventTime;
import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
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
  private final RecordRouter router;
  private final PrefixEvaluation prefix;
  private final PrefixEvaluation errorPrefix;
  private final Verdicts verdicts;
  private final int senderIndex;
  private long fallbacks;
  private long undated;
  private Optional<SesEvent> event = Optional.empty();

  Decider(Job job, Verdicts verdicts) {
    RoutingRules rules = RoutingRules.read(job.rules());
    this.job = job;
    this.router = new RecordRouter(rules, EventTime.selection().and(EventFacts.selection()));
    this.prefix = new PrefixEvaluation(rules.prefix(), rules.timeZone(), () -> RANDOM);
    this.errorPrefix = new PrefixEvaluation(rules.errorPrefix(), rules.timeZone(), () -> RANDOM);
    this.verdicts = verdicts;
    this.senderIndex = senderIndex(rules);
  }

  /** The number of the key that tells the sender; -1 if the rules have none. */
  private static int senderIndex(RoutingRules rules) {
    List<String> names = List.copyOf(rules.keys().keySet());
    return rules.sender().map(names::indexOf).orElse(-1);
  }

  /** Whose event a delivered record is. */
  String sender(FilingKey key) {
    return senderIndex < 0 ? "all" : key.values().split(FilingKey.SEPARATOR, -1)[senderIndex];
  }

  /** What the event of the record says that was decided last. */
  EventFacts facts() {
    return event.map(EventFacts::of).orElse(EventFacts.NONE);
  }

  /** How many records took an {@code otherwise} so far. */
  long fallbacks() {
    return fallbacks;
  }

  /** How many delivered records so far had no time of their own, though the event's was asked. */
  long undated() {
    return undated;
  }

  /** Decides one record, which stands at this place of this file. */
  void decide(byte[] payload, int file, long place) throws IOException {
    Answer answer = new Answer(job);
    router.route(payload, payload.length, answer);
    event = answer.event;
    Source source = new Source(payload, file, place, answer.arrivalMillis);
    if (answer.routed != null) {
      undated += answer.undated ? 1 : 0;
      deliver(source, answer.routed);
    } else if (answer.reason != null) {
      fail(source, Failure.rejected(1, Optional.of(answer.reason.wireName()), Arns.function()));
    } else {
      verdicts.dropped();
    }
  }

  private void deliver(Source source, Routed routed) throws IOException {
    fallbacks += routed.fallback() ? 1 : 0;
    String folder = prefix.evaluate(routed.partitionKeys().asMap(), "", source.arrivalMillis);
    if (folder.length() > PrefixEvaluation.MAX_CHARS) {
      fail(source, Failure.prefixTooLong());
      return;
    }
    String values = String.join(FilingKey.SEPARATOR, routed.partitionKeys().values());
    verdicts.filed(source.key(Kind.DELIVERED, folder, values, "", ""), source.payload);
  }

  private void fail(Source source, Failure failure) throws IOException {
    String type = failure.type().wireName();
    String folder = errorPrefix.evaluate(Map.of(), type, source.arrivalMillis);
    String reason = failure.reason().orElse(type);
    FirehoseRecord record = FirehoseRecord.dated(0, source.arrivalMillis, source.payload);
    // There is no batch whose end could be told: the attempt ends as the record arrives.
    ByteBuffer line = failure.errorLine(record, source.arrivalMillis);
    byte[] bytes = new byte[line.remaining()];
    line.get(bytes);
    verdicts.filed(source.key(Kind.ERROR, folder, "", reason, failure.code()), bytes);
  }

  /** What the function answers, and when the record arrives. */
  private static final class Answer implements RecordRouter.Receiver {

    private final boolean eventArrival;
    private long arrivalMillis;
    private boolean undated;
    private Optional<SesEvent> event = Optional.empty();
    private Routed routed;
    private ReasonCode reason;

    Answer(Job job) {
      this.eventArrival = job.eventArrival();
      this.arrivalMillis = job.nowMillis();
    }

    @Override
    public void read(SesEvent read) {
      event = Optional.of(read);
      if (eventArrival) {
        Optional<Instant> time = EventTime.of(read);
        time.ifPresent(when -> arrivalMillis = when.toEpochMilli());
        undated = time.isEmpty();
      }
    }

    @Override
    public void delivered(Routed answer) {
      routed = answer;
    }

    @Override
    public void dropped() {
      // Neither of the others.
    }

    @Override
    public void failed(ReasonCode answer, String detail) {
      reason = answer;
    }
  }

  private static final class Source {

    private final byte[] payload;
    private final int file;
    private final long place;
    private final long arrivalMillis;

    Source(byte[] payload, int file, long place, long arrivalMillis) {
      this.payload = payload;
      this.file = file;
      this.place = place;
      this.arrivalMillis = arrivalMillis;
    }

    FilingKey key(Kind kind, String folder, String values, String reason, String code) {
      return new FilingKey(kind, folder, values, arrivalMillis, file, place, reason, code);
    }
  }
}

package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.function.Verdict;
import io.sespartitioner.replay.senders.EventFacts;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.WhereFiled;
import io.sespartitioner.replay.stream.WhereFiled.Destination;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.EventTime;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
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

  /** A record that is filed, and the line that it becomes there. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Filed(FilingKey key, byte[] line) {}

  private final Job job;
  private final WhereFiled where;
  private final int senderIndex;
  private final Map<Integer, Long> decided = new HashMap<>();
  private long fallbacks;
  private long undated;

  Decider(Job job) {
    RoutingRules rules = RoutingRules.read(job.rules());
    this.job = job;
    this.where = new WhereFiled(rules, EventTime.selection().and(EventFacts.selection()), RANDOM);
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
    return where.event().map(EventFacts::of).orElse(EventFacts.NONE);
  }

  /** How many records took an {@code otherwise} so far. */
  long fallbacks() {
    return fallbacks;
  }

  /** How many records each rule decided so far, by its number. */
  Map<Integer, Long> decided() {
    return decided;
  }

  /** How many delivered records so far had no time of their own, though the event's was asked. */
  long undated() {
    return undated;
  }

  /** What is to be read of each event. */
  Selection selection() {
    return where.selection();
  }

  /**
   * Decides one record, which stands at this place of this file; none if it is dropped.
   *
   * @param event its event, if that was read before, with {@link #selection}
   */
  Optional<Filed> decide(byte[] payload, Optional<SesEvent> event, int file, long place)
      throws IOException {
    Verdict verdict = where.verdict(payload, event);
    decided.merge(verdict.rule(), 1L, Long::sum);
    Optional<Instant> time =
        job.eventArrival() ? where.event().flatMap(EventTime::of) : Optional.empty();
    long arrival = time.map(Instant::toEpochMilli).orElse(job.nowMillis());
    Destination destination = where.destination(verdict, arrival);
    if (verdict instanceof Verdict.Delivered delivered) {
      undated += job.eventArrival() && time.isEmpty() ? 1 : 0;
      fallbacks += delivered.fallback() ? 1 : 0;
    }
    if (destination instanceof Destination.Partition to) {
      String values = String.join(FilingKey.SEPARATOR, to.verdict().partitionKeys().values());
      return Optional.of(
          new Filed(
              new FilingKey(Kind.DELIVERED, to.folder(), values, arrival, file, place, "", ""),
              RecordRouter.line(payload)));
    }
    if (destination instanceof Destination.ErrorOutput to) {
      Failure failure = to.failure();
      String reason = failure.reason().orElse(failure.type().wireName());
      return Optional.of(
          new Filed(
              new FilingKey(
                  Kind.ERROR, to.folder(), "", arrival, file, place, reason, failure.code()),
              errorLine(failure, payload, arrival)));
    }
    return Optional.empty();
  }

  /** There is no batch whose end could be told: the attempt ends as the record arrives. */
  private static byte[] errorLine(Failure failure, byte[] payload, long arrivalMillis)
      throws IOException {
    FirehoseRecord record = FirehoseRecord.dated(0, arrivalMillis, payload);
    ByteBuffer line = failure.errorLine(record, arrivalMillis);
    byte[] bytes = new byte[line.remaining()];
    line.get(bytes);
    return bytes;
  }
}

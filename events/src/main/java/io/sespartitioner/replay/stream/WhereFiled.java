package io.sespartitioner.replay.stream;

import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.function.Verdict;
import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Map;
import java.util.Optional;

/**
 * Where routing rules file records: the function's verdict on each, and the folder that a delivery
 * stream would evaluate for it alone. Not thread-safe.
 */
public final class WhereFiled {

  private final RecordRouter router;
  private final Selection selection;
  private final PrefixEvaluation prefix;
  private final PrefixEvaluation errorPrefix;

  /**
   * By these rules.
   *
   * @param also what else is read of each event, for {@link #event}
   * @param random stands for each random string in a folder
   */
  public WhereFiled(RoutingRules rules, Selection also, String random) {
    this.router = new RecordRouter(rules, also);
    this.selection = rules.selection().and(also);
    this.prefix = new PrefixEvaluation(rules.prefix(), rules.timeZone(), () -> random);
    this.errorPrefix = new PrefixEvaluation(rules.errorPrefix(), rules.timeZone(), () -> random);
  }

  /** Decides on a record, as the function does. */
  public Verdict verdict(byte[] payload) {
    return router.route(payload, payload.length);
  }

  /** The same, if its event was read before, with {@link #selection}. */
  public Verdict verdict(byte[] payload, Optional<SesEvent> event) {
    return event.isPresent() ? router.route(event.get()) : verdict(payload);
  }

  /** What is read of each event. */
  public Selection selection() {
    return selection;
  }

  /** The event of the record that was decided on last, if it was one. */
  public Optional<SesEvent> event() {
    return router.event();
  }

  /** Where the partition keys of that record came from, if it was an event. */
  public Optional<Explanation> explanation() {
    return router.explanation();
  }

  /** The folder of a record that arrives at this time, in milliseconds since 1970. */
  public Destination destination(Verdict verdict, long arrivalMillis) {
    if (verdict instanceof Verdict.Delivered delivered) {
      Map<String, String> keys = delivered.partitionKeys().asMap();
      String folder = prefix.evaluate(keys, "", arrivalMillis);
      return folder.length() > PrefixEvaluation.MAX_CHARS
          ? errorOutput(Failure.prefixTooLong(), arrivalMillis)
          : new Destination.Partition(folder, delivered);
    }
    return verdict instanceof Verdict.Failed failed
        ? errorOutput(Failure.ofRecord(1, Optional.of(failed.reason())), arrivalMillis)
        : new Destination.Nowhere();
  }

  /** What the records of one object have in common: all of the folder but what is the object's. */
  public String group(Destination.Partition partition) {
    return prefix.group(partition.verdict().partitionKeys().asMap());
  }

  /** The error output of a record for which so many partitions leave no room. */
  public Destination.ErrorOutput tooManyPartitions(int limit, long arrivalMillis) {
    return errorOutput(Failure.tooManyPartitions(limit), arrivalMillis);
  }

  /** The folder with {@code yyyy} and the like in place of dates; empty if there is none. */
  public String layout(Destination destination) {
    if (destination instanceof Destination.Partition partition) {
      return prefix.layout(partition.verdict().partitionKeys().asMap(), "");
    }
    return destination instanceof Destination.ErrorOutput error
        ? errorPrefix.layout(Map.of(), error.failure().type().wireName())
        : "";
  }

  private Destination.ErrorOutput errorOutput(Failure failure, long arrivalMillis) {
    String type = failure.type().wireName();
    return new Destination.ErrorOutput(
        errorPrefix.evaluate(Map.of(), type, arrivalMillis), failure);
  }

  /** Where a record ends. */
  public sealed interface Destination {

    /** The folder of the object; empty if there is none. */
    String folder();

    /** In an object of a partition. */
    record Partition(String folder, Verdict.Delivered verdict) implements Destination {}

    /** In an object of error output. */
    record ErrorOutput(String folder, Failure failure) implements Destination {}

    /** In none: it is dropped. */
    record Nowhere() implements Destination {

      @Override
      public String folder() {
        return "";
      }
    }
  }
}

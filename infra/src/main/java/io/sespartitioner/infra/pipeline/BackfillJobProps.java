package io.sespartitioner.infra.pipeline;

import java.nio.file.Path;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What a {@link BackfillJob} is made of.
 *
 * @param archive where the old events are filed, too
 * @param rules the routing rules of the archive
 * @param jar the job's jar
 * @param source the bucket that has the old logs
 * @param prefix the folder of the old logs in it, without a slash at its end; empty: all
 * @param logRetention how long the job's log lives (one year)
 */
public record BackfillJobProps(
    EventArchive archive,
    RoutingRulesFile rules,
    Path jar,
    IBucket source,
    String prefix,
    RetentionDays logRetention) {

  /** A job for the old logs in the folder {@code prefix} of {@code source}. */
  public static BackfillJobProps of(
      EventArchive archive, RoutingRulesFile rules, Path jar, IBucket source, String prefix) {
    return new BackfillJobProps(archive, rules, jar, source, prefix, RetentionDays.ONE_YEAR);
  }

  /** The same with another log retention. */
  public BackfillJobProps withLogRetention(RetentionDays retention) {
    return new BackfillJobProps(archive, rules, jar, source, prefix, retention);
  }
}

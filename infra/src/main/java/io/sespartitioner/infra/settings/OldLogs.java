package io.sespartitioner.infra.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Old logs to file by the rules.
 *
 * @param bucket the bucket that they are in
 * @param prefix what their names begin with, without a slash at the end; empty: all of the bucket
 * @param job the jar of the job that files them
 */
public record OldLogs(String bucket, String prefix, Path job) {

  /** No wildcard and nothing that a shell or a policy reads otherwise than S3. */
  private static final Pattern PLACE = Pattern.compile("s3://([^/]+)/?([A-Za-z0-9!_.()=+@:,/-]*)");

  private static final String USUAL_JOB = "../events/backfill/target/backfill-job.jar";

  /** Reads where they are, and finds the job. */
  static Optional<OldLogs> read(ContextValues values) {
    Optional<String> place =
        values.text(Setting.BACKFILL).filter(text -> !text.equalsIgnoreCase("none"));
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Path job = values.get(Setting.BACKFILL_JOB).orElseGet(() -> values.path(USUAL_JOB));
    if (!Files.isRegularFile(job)) {
      values.problem(
          Setting.BACKFILL,
          "cannot find the job in "
              + job.toAbsolutePath().normalize()
              + ": run ./mvnw -DskipTests -pl events/backfill -am package at the top of the"
              + " repository first.");
    }
    Matcher parts = PLACE.matcher(place.get());
    if (!parts.matches() || !BucketNames.allow(parts.group(1)) || parts.group(2).contains("//")) {
      values.problem(
          Setting.BACKFILL,
          "'"
              + place.get()
              + "' is neither none nor the place of old logs, such as s3://old-bucket/logs, in"
              + " letters, digits and ! _ . ( ) = + @ : , / -.");
      return Optional.empty();
    }
    String prefix = parts.group(2).replaceFirst("/$", "");
    if (prefix.isEmpty() && values.get(Setting.BUCKET).filter(parts.group(1)::equals).isPresent()) {
      values.problem(
          Setting.BACKFILL,
          "'"
              + place.get()
              + "' is all of the bucket that the events are filed in, which would file them again:"
              + " name the folder of the old logs.");
    }
    return Optional.of(new OldLogs(parts.group(1), prefix, job));
  }
}

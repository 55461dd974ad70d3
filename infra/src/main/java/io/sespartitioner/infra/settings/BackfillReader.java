package io.sespartitioner.infra.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where old logs are, and finds the job that files them. */
final class BackfillReader {

  /** No wildcard and nothing that a shell or a policy reads otherwise than S3. */
  private static final Pattern PLACE = Pattern.compile("s3://([^/]+)/?([A-Za-z0-9!_.()=+@:,/-]*)");

  private static final String USUAL_JOB = "../events/backfill/target/backfill-job.jar";

  private final ContextValues values;
  private final Path folder;

  BackfillReader(ContextValues values, Path folder) {
    this.values = values;
    this.folder = folder;
  }

  /** Reads them; {@code archive} is the bucket that is there already and takes what is filed. */
  Optional<Settings.Backfill> read(Optional<String> archive) {
    Optional<String> place =
        values.text(Setting.BACKFILL).filter(text -> !text.equalsIgnoreCase("none"));
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Path job = folder.resolve(values.text(Setting.BACKFILL_JOB).orElse(USUAL_JOB));
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
    if (prefix.isEmpty() && archive.filter(parts.group(1)::equals).isPresent()) {
      values.problem(
          Setting.BACKFILL,
          "'"
              + place.get()
              + "' is all of the bucket that the events are filed in, which would file them again:"
              + " name the folder of the old logs.");
    }
    return Optional.of(new Settings.Backfill(parts.group(1), prefix, job));
  }
}

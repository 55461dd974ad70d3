package io.sespartitioner.replay;

import io.sespartitioner.replay.folder.BucketFolder;
import io.sespartitioner.replay.folder.OutputBucket;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.s3.BucketPrefix;
import io.sespartitioner.replay.s3.S3Address;
import io.sespartitioner.replay.stream.ObjectNames;
import io.sespartitioner.replay.stream.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code --out} names: a folder, or a prefix of a bucket in S3. */
sealed interface OutputAddress {

  /**
   * The one that the options name, for the objects of a stream with these settings.
   *
   * @throws UsageException if they name none, or what can't be done there
   */
  static OutputAddress of(ReplayOptions options, StreamSettings settings) {
    if (options.dryRun) {
      return new Nowhere();
    }
    if (options.out.isEmpty()) {
      throw new UsageException("--out is empty; name a folder");
    }
    try {
      return S3Address.isMeantBy(options.out)
          ? bucket(S3Address.of(options.out), options.overwrite)
          : new Folder(
              Path.of(options.out),
              options.overwrite ? Optional.of(ObjectNames.fileNames(settings)) : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--out " + e.getMessage(), e);
    }
  }

  private static OutputAddress bucket(S3Address address, boolean overwrite) {
    if (overwrite) {
      throw new UsageException(
          "--overwrite replaces no objects in S3; leave it out, and choose an --out without any");
    }
    return new Prefix(address);
  }

  /** The folder, which need not be there, if it is one. */
  Optional<Path> folder();

  /**
   * Looks at what is there.
   *
   * @throws IOException if objects can't be put there
   */
  OutputBucket open() throws IOException;

  /**
   * A folder that stands for a bucket.
   *
   * @param replaced the file names of objects that give way, if any may be there
   */
  record Folder(Path path, Optional<Pattern> replaced) implements OutputAddress {

    @Override
    public Optional<Path> folder() {
      return Optional.of(path);
    }

    @Override
    public OutputBucket open() throws IOException {
      return replaced.isPresent()
          ? BucketFolder.overwriting(path, replaced.get())
          : BucketFolder.empty(path);
    }
  }

  /** A prefix of a bucket. */
  record Prefix(S3Address address) implements OutputAddress {

    @Override
    public Optional<Path> folder() {
      return Optional.empty();
    }

    @Override
    public OutputBucket open() throws IOException {
      return BucketPrefix.empty(address);
    }
  }

  /** Nothing is kept. */
  record Nowhere() implements OutputAddress, OutputBucket {

    @Override
    public Optional<Path> folder() {
      return Optional.empty();
    }

    @Override
    public OutputBucket open() {
      return this;
    }

    @Override
    public WorkFolder workFolder() throws IOException {
      return WorkFolder.discarding();
    }

    @Override
    public void publish(WorkFolder work) {
      // There is nothing in it.
    }
  }
}

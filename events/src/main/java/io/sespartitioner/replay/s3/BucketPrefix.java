package io.sespartitioner.replay.s3;

import io.sespartitioner.replay.folder.OutputBucket;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.folder.WorkFolder.MadeObject;
import io.sespartitioner.replay.relay.Workers;
import io.sespartitioner.replay.s3.S3Bucket.S3Trouble;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A prefix of a bucket, where objects are uploaded that were made in the folder for temporary
 * files. Each is there when it is whole, and none before all are made; if one can't be uploaded,
 * those that were are deleted.
 */
public final class BucketPrefix implements OutputBucket {

  private static final int UPLOADS_AT_ONCE = 8;

  private final S3Address address;
  private final S3Bucket bucket;

  /** What was uploaded, or may have been. */
  private final Queue<String> begun = new ConcurrentLinkedQueue<>();

  /** Held for reading by each upload, and for writing by who decides what becomes of all. */
  private final ReadWriteLock uploads = new ReentrantReadWriteLock();

  private boolean takenBack;

  private BucketPrefix(S3Address address, S3Bucket bucket) {
    this.address = address;
    this.bucket = bucket;
  }

  /**
   * The prefix at the address.
   *
   * @throws IOException if there are objects, or it can't be looked at
   */
  public static BucketPrefix empty(S3Address address) throws IOException {
    BucketPrefix prefix = new BucketPrefix(address, S3Bucket.named(address.bucket()));
    if (prefix.first().hasNext()) {
      throw new IOException(address + " is not empty; choose another --out");
    }
    return prefix;
  }

  private Iterator<?> first() throws IOException {
    try {
      return bucket.first(address.below());
    } catch (SdkException e) {
      throw S3Trouble.at(address, e);
    }
  }

  @Override
  public Optional<Path> folder() {
    return Optional.empty();
  }

  @Override
  public WorkFolder workFolder() throws IOException {
    return WorkFolder.temporary();
  }

  /** Nothing stays behind, since {@link #close} deletes it. */
  @Override
  public boolean keepsAPart() {
    return false;
  }

  @Override
  public void publish(WorkFolder work) throws IOException {
    if (first().hasNext()) {
      throw new IOException(
          address + " has been written to since this run began; choose another --out");
    }
    try {
      uploadAll(work);
      checkThatNoOtherRunWrote(begun.size());
      keep();
    } catch (IOException | RuntimeException e) {
      try {
        close();
      } catch (IOException left) {
        throw new IOException(e.getMessage() + "; " + left.getMessage(), e);
      }
      throw e;
    }
  }

  /** From here on, {@link #close} deletes nothing. */
  private void keep() throws IOException {
    uploads.writeLock().lock();
    try {
      if (takenBack) {
        throw new InterruptedIOException("interrupted");
      }
      begun.clear();
    } finally {
      uploads.writeLock().unlock();
    }
  }

  /** Ends when no upload is under way any more, since what is deleted then must stay so. */
  private void uploadAll(WorkFolder work) throws IOException {
    try (Workers threads = new Workers("uploader", UPLOADS_AT_ONCE)) {
      try {
        work.forEachObject(
            object ->
                threads.execute(
                    () -> {
                      if (!threads.failed()) {
                        upload(object);
                      }
                    }));
      } finally {
        threads.finish();
      }
    }
  }

  private void upload(MadeObject object) throws IOException {
    String key = address.below() + object.key();
    uploads.readLock().lock();
    try {
      if (takenBack) {
        throw new InterruptedIOException("interrupted");
      }
      // Whether S3 has an object that it didn't confirm, nobody knows.
      begun.add(key);
      bucket.put(key, object.file());
    } finally {
      uploads.readLock().unlock();
    }
  }

  private void checkThatNoOtherRunWrote(long ours) throws IOException {
    AtomicLong there = new AtomicLong();
    try {
      bucket.objects(address.below()).forEachRemaining(object -> there.incrementAndGet());
    } catch (SdkException e) {
      throw S3Trouble.at(address, e);
    }
    if (there.get() != ours) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s holds %,d objects where this run uploaded %,d, so another wrote there at the same"
                  + " time; this run's are deleted, choose another --out",
              address,
              there.get(),
              ours));
    }
  }

  /**
   * Deletes what was uploaded, unless all was; waits for uploads under way, and begins no others.
   *
   * @throws IOException if not all can be deleted
   */
  @Override
  public void close() throws IOException {
    uploads.writeLock().lock();
    try {
      takenBack = true;
      for (String key = begun.peek(); key != null; key = begun.peek()) {
        bucket.delete(key);
        begun.remove();
      }
    } catch (IOException e) {
      throw new IOException(
          "delete what this run has put below "
              + address
              + ", which it could not: "
              + e.getMessage(),
          e);
    } finally {
      uploads.writeLock().unlock();
    }
  }
}

package io.sespartitioner.replay.s3;

import io.sespartitioner.replay.folder.BackfillLog;
import io.sespartitioner.replay.s3.S3Bucket.S3Trouble;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects at an address: the one with this key, and those below it as in a folder. */
public final class S3Objects {

  private final S3Address address;
  private final S3Bucket bucket;

  private S3Objects(S3Address address, S3Bucket bucket) {
    this.address = address;
    this.bucket = bucket;
  }

  /**
   * Those at the address.
   *
   * @throws IOException if nothing tells the region to ask in
   */
  public static S3Objects at(S3Address address) throws IOException {
    return new S3Objects(address, S3Bucket.named(address.bucket()));
  }

  /** Whether there is any. */
  public boolean exist() throws IOException {
    try {
      return objects().hasNext();
    } catch (SdkException e) {
      throw S3Trouble.at(address, e);
    }
  }

  /** A pass over all of them. */
  public ObjectPass pass() throws IOException {
    try {
      return new ObjectPass(address, bucket, objects());
    } catch (SdkException e) {
      throw S3Trouble.at(address, e);
    }
  }

  private Iterator<S3Object> objects() {
    // The key itself is the first of those that begin with it.
    Iterator<S3Object> self =
        address.key().isEmpty() ? Collections.emptyIterator() : bucket.first(address.key());
    return Stream.concat(
            stream(self).filter(object -> object.key().equals(address.key())),
            stream(bucket.objects(address.below()))
                .filter(object -> !BackfillLog.holds(object.key())))
        // What consoles make to show a folder is empty.
        .filter(object -> !object.key().endsWith("/") || object.size() > 0)
        .iterator();
  }

  private static Stream<S3Object> stream(Iterator<S3Object> objects) {
    Iterable<S3Object> once = () -> objects;
    return StreamSupport.stream(once.spliterator(), false);
  }
}

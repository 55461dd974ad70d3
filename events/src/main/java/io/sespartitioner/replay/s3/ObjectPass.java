package io.sespartitioner.replay.s3;

import io.sespartitioner.replay.relay.Workers;
import io.sespartitioner.replay.s3.S3Bucket.S3Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One pass over the objects at an address, in order of their keys. While the bytes of one are read,
 * the next parts are on their way: of this object, and of those behind it. Memory is what these
 * parts take, however many objects there are and however large. Not thread-safe.
 */
public final class ObjectPass implements AutoCloseable {

  private static final int PART_BYTES = 4 * 1024 * 1024;
  private static final int MAX_PARTS = 8;

  private final S3Address address;
  private final S3Bucket bucket;
  private final Workers threads = new Workers("s3-reader", MAX_PARTS);
  private final Iterator<S3Object> listing;

  /** Objects that were listed to ask for their parts, before anyone came to read them. */
  private final Deque<S3Object> listed = new ArrayDeque<>();

  private final Deque<Part> ahead = new ArrayDeque<>();
  private S3Object current;
  private S3Object asked;
  private long askedBytes;

  ObjectPass(S3Address address, S3Bucket bucket, Iterator<S3Object> listing) {
    this.address = address;
    this.bucket = bucket;
    this.listing = listing;
  }

  /** Moves to the next object; false if there is none. */
  public boolean next() throws IOException {
    if (listed.isEmpty() && !listNext()) {
      return false;
    }
    current = listed.remove();
    return true;
  }

  private boolean listNext() throws IOException {
    try {
      boolean more = listing.hasNext();
      if (more) {
        listed.add(listing.next());
      }
      return more;
    } catch (SdkException e) {
      throw S3Trouble.at(address, e);
    }
  }

  /** The address of the object. */
  public String name() {
    return address.withKey(current.key()).toString();
  }

  /** Its length. */
  public long bytes() {
    return current.size();
  }

  /** Its content, which can be read as long as this is at the object. */
  public InputStream open() {
    while (!ahead.isEmpty() && !ahead.peek().object.key().equals(current.key())) {
      ahead.remove();
    }
    if (asked == null || (ahead.isEmpty() && current.size() > 0)) {
      asked = current;
      askedBytes = 0;
    }
    return new Content(current.size());
  }

  /** Asks for as many parts as are kept at once. */
  private void ask() throws IOException {
    while (ahead.size() < MAX_PARTS && moveToUnasked()) {
      S3Object object = asked;
      long from = askedBytes;
      int length = (int) Math.min(PART_BYTES, object.size() - from);
      ahead.add(new Part(object, threads.submit(() -> bucket.part(object, from, length))));
      askedBytes += length;
    }
  }

  private boolean moveToUnasked() throws IOException {
    while (askedBytes >= asked.size()) {
      if (!listNext()) {
        return false;
      }
      asked = listed.getLast();
      askedBytes = 0;
    }
    return true;
  }

  /** Ends all requests. */
  @Override
  public void close() {
    threads.close();
  }

  private record Part(S3Object object, Future<byte[]> content) {}

  /** The content of the current object. */
  private final class Content extends InputStream {

    private long left;
    private InputStream part = InputStream.nullInputStream();

    Content(long bytes) {
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = part.read(bytes, from, length);
      if (read >= 0 || left == 0) {
        return read;
      }
      ask();
      byte[] next = Workers.await(ahead.remove().content(), "reading an object");
      ask();
      left -= next.length;
      part = new ByteArrayInputStream(next);
      return part.read(bytes, from, length);
    }
  }
}

package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.replay.stream.ObjectNames;
import io.sespartitioner.routing.RoutingRules;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.apache.commons.io.output.DeferredFileOutputStream;

/**
 * Makes one object after the other, with Firehose's names, of which the UUID comes from the
 * content: who makes an object again gives it the same name. So its name is known only at its end,
 * and until then it is kept aside, in a file if it is large.
 */
final class ObjectMaker {

  private static final int MEMORY_BYTES = 1024 * 1024;

  /** As many characters as Firehose's {@code random-string} has. */
  private static final int RANDOM_STRING_CHARS = 11;

  private final ObjectNames names;
  private final ObjectCompression delivered;
  private final OutFolder.Attempt out;
  private final MessageDigest digest = sha256();
  private FilingKey oldest;
  private DeferredFileOutputStream kept;
  private OutputStream content;

  ObjectMaker(Job job, OutFolder.Attempt out) {
    this.names = new ObjectNames(job.streamName(), RoutingRules.read(job.rules()).timeZone());
    this.delivered = job.compression();
    this.out = out;
  }

  /**
   * Begins an object.
   *
   * @param first the key of its oldest record
   * @param ordinal tells it from others of its folder that begin at the same time; mostly 0
   */
  void begin(FilingKey first, long ordinal) throws IOException {
    oldest = first;
    kept =
        DeferredFileOutputStream.builder()
            .setThreshold(MEMORY_BYTES)
            .setPrefix("backfill")
            .setSuffix(".object")
            .setDirectory(out.aside())
            .get();
    content = compression().wrap(kept);
    // Of one millisecond there may be several objects of the same content.
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(ordinal).array());
  }

  /** Adds a line to it. */
  void append(byte[] line) throws IOException {
    digest.update(line);
    content.write(line);
  }

  /** Ends it, and keeps it under its name. */
  void end() throws IOException {
    content.close();
    try {
      out.put(name(digest.digest()), kept);
    } finally {
      File file = kept.getFile();
      if (file != null && file.exists() && !file.delete()) {
        file.deleteOnExit();
      }
    }
  }

  private ObjectCompression compression() {
    return oldest.kind() == Kind.ERROR ? ObjectCompression.NONE : delivered;
  }

  private String name(byte[] hash) {
    String random =
        uuid(ByteBuffer.wrap(hash, 16, 16)).toString().substring(0, RANDOM_STRING_CHARS);
    String prefix = oldest.folder().replace(Decider.RANDOM, random);
    String uuid = uuid(ByteBuffer.wrap(hash)).toString();
    return names.name(prefix, oldest.arrivalMillis(), uuid) + compression().extension();
  }

  /** A UUID of version 8, which is for what a program makes by a method of its own (RFC 9562). */
  private static UUID uuid(ByteBuffer hash) {
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

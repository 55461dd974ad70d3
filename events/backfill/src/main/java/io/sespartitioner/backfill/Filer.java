package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.backfill.Job.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Makes objects of lines that come in order: an object ends where its folder does, or when it would
 * get too large or too long. One object is open at a time.
 */
final class Filer {

  private final Limits limits;
  private final boolean dryRun;
  private final ObjectMaker objects;
  private final FiledCounts counts;
  private FilingKey oldest;
  private long bytes;

  Filer(Job job, ObjectMaker objects, FiledCounts counts) {
    this.limits = job.limits();
    this.dryRun = job.dryRun();
    this.objects = objects;
    this.counts = counts;
  }

  void accept(FilingKey key, byte[] line) throws IOException {
    if (key.kind() == Kind.FACT) {
      counts.addFacts(line);
      return;
    }
    long length = dryRun ? ByteBuffer.wrap(line).getInt() : line.length;
    if (oldest == null || !belongs(key, length)) {
      finish();
      oldest = key;
      objects.begin(key);
      counts.addObject(key);
    }
    bytes += length;
    objects.append(line);
    counts.addLine(key, length);
  }

  /** Ends the last object. */
  void finish() throws IOException {
    if (oldest != null) {
      objects.end();
    }
    oldest = null;
    bytes = 0;
  }

  private boolean belongs(FilingKey key, long length) {
    return key.sameFolder(oldest)
        && bytes + length <= limits.bytes()
        && key.arrivalMillis() < oldest.arrivalMillis() + limits.millis();
  }
}

package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Sample.Look;
import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.input.RecordKind;
import io.sespartitioner.replay.input.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Reads the whole lines of short stretches, here and there in a slice. */
final class StretchReader {

  private static final int STRETCH_BYTES = 64 * 1024;
  private static final int GZIP_BUFFER_BYTES = 4 * 1024;

  /** Of a smaller one, the beginning is enough to see: it holds what came in in a short time. */
  private static final long LARGE_GZIP_BYTES = 64L * 1024 * 1024;

  private final Configuration configuration;
  private final RecordKind kind;

  StretchReader(Configuration configuration, RecordKind kind) {
    this.configuration = configuration;
    this.kind = kind;
  }

  /** Takes one stretch. */
  interface Stretches {

    /**
     * Takes its records.
     *
     * @param bytes how many bytes of lines they stand for
     */
    void take(Records records, long bytes) throws IOException;
  }

  /** Hands out the records of a stretch. */
  interface Records {

    void handTo(InputReceiver receiver) throws IOException;
  }

  void read(Look look, Stretches stretches) throws IOException {
    Path path = new Path(URI.create(look.slice().uri()));
    try (FSDataInputStream in = path.getFileSystem(configuration).open(path)) {
      if (!look.slice().cut() && isGzip(in)) {
        readGzip(look, in, stretches);
      } else {
        readPlain(look, in, stretches);
      }
    }
  }

  private static boolean isGzip(FSDataInputStream in) throws IOException {
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.seek(0);
    return gzip;
  }

  private void readPlain(Look look, FSDataInputStream in, Stretches stretches) throws IOException {
    for (long offset : look.offsets()) {
      boolean whole = look.slice().bytes() <= STRETCH_BYTES && !look.slice().cut();
      long from = whole ? 0 : look.slice().start() + offset;
      in.seek(from);
      byte[] stretch = in.readNBytes(STRETCH_BYTES);
      stretches.take(records(stretch, from == 0), look.bytes());
    }
  }

  private void readGzip(Look look, FSDataInputStream in, Stretches stretches) throws IOException {
    boolean large = look.slice().bytes() > LARGE_GZIP_BYTES;
    long looks = large ? look.offsets().size() : 1;
    try (InputStream content = new GZIPInputStream(in, GZIP_BUFFER_BYTES)) {
      long plain = 0;
      for (int i = 0; i < looks; i++) {
        long offset = large ? look.offsets().get(i) : 0;
        while (in.getPos() < offset && content.skip(STRETCH_BYTES) > 0) {
          plain += STRETCH_BYTES;
        }
        byte[] stretch = content.readNBytes(STRETCH_BYTES);
        plain += stretch.length;
        double growth = (double) plain / Math.max(1, in.getPos());
        long bytes = (long) (growth * look.bytes() * look.offsets().size() / looks);
        stretches.take(records(stretch, plain == stretch.length), bytes);
      }
    } catch (ZipException | EOFException e) {
      // The task that reads it all says what is wrong.
      return;
    }
  }

  private Records records(byte[] stretch, boolean fromStart) {
    int from = 0;
    while (!fromStart && from < stretch.length && stretch[from] != '\n') {
      from++;
    }
    int to = stretch.length;
    // The last line may not be whole; if it is all there is, it may be.
    while (to > from && stretch[to - 1] != '\n') {
      to--;
    }
    byte[] lines = Arrays.copyOfRange(stretch, from, to > from ? to : stretch.length);
    return receiver -> RecordReader.read("", new ByteArrayInputStream(lines), kind, receiver);
  }
}

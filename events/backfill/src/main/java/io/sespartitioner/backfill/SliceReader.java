package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Slicing.Slice;
import io.sespartitioner.replay.input.Found;
import io.sespartitioner.replay.input.InputBytes;
import io.sespartitioner.replay.input.RecordReader;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.ses.Selection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads the records of slices, by replay's reader. */
final class SliceReader {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Configuration configuration;
  private final RecordKind kind;

  SliceReader(Configuration configuration, RecordKind kind) {
    this.configuration = configuration;
    this.kind = kind;
  }

  /**
   * Hands on what stands in the slice, in order.
   *
   * @param selection what is to be read of each event
   * @return where the bytes of the slice are
   */
  InputBytes read(Slice slice, Selection selection, Sink<Found> taker) throws IOException {
    Path path = new Path(URI.create(slice.uri()));
    FileSystem store = path.getFileSystem(configuration);
    try (FSDataInputStream in = store.open(path)) {
      return slice.cut()
          ? readLines(slice, store, in, selection, taker)
          : drain(RecordReader.of(name(slice.uri()), in, kind, selection), taker);
    }
  }

  private static InputBytes drain(RecordReader reader, Sink<Found> taker) throws IOException {
    for (Optional<Found> found = reader.next(); found.isPresent(); found = reader.next()) {
      taker.accept(found.get());
    }
    return reader.bytes();
  }

  private InputBytes readLines(
      Slice slice, FileSystem store, FSDataInputStream in, Selection selection, Sink<Found> taker)
      throws IOException {
    Path path = new Path(URI.create(slice.uri()));
    long end;
    try (FSDataInputStream ahead = store.open(path)) {
      end = lineStart(ahead, slice.end());
    }
    long start = lineStart(in, slice.start());
    in.seek(start);
    if (start >= end) {
      return InputBytes.NONE;
    }
    RecordReader reader = RecordReader.ofLines(name(slice.uri()), in, end - start, kind, selection);
    InputBytes bytes = drain(reader, taker);
    if (reader.endsInLine()) {
      throw new NoLinesException(slice.uri());
    }
    return bytes;
  }

  /** Where the first line begins that begins at the position or after it. */
  private static long lineStart(FSDataInputStream in, long position) throws IOException {
    if (position == 0) {
      return 0;
    }
    in.seek(position - 1);
    InputStream bytes = new BufferedInputStream(in, BUFFER_BYTES);
    long at = position - 1;
    for (int b = bytes.read(); b >= 0; b = bytes.read()) {
      at++;
      if (b == '\n') {
        return at;
      }
    }
    return at;
  }

  /** The file as people name it: on this machine, by its path. */
  static String name(String fileUri) {
    URI uri = URI.create(fileUri);
    return "file".equals(uri.getScheme()) ? uri.getPath() : new Path(uri).toString();
  }

  /** A file that was cut between lines has a record that spans the cut. It has to be read whole. */
  static final class NoLinesException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    private final String uri;

    NoLinesException(String uri) {
      super(uri + " has records that span lines");
      this.uri = uri;
    }

    /** Where the file lies. */
    String uri() {
      return uri;
    }
  }
}

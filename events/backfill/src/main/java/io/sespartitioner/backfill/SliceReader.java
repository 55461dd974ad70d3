package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Slicing.Slice;
import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.input.RecordReader;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.URI;
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

  /** Hands all records of the slice to the receiver, in order. */
  void read(Slice slice, InputReceiver receiver) throws IOException {
    Path path = new Path(URI.create(slice.uri()));
    FileSystem store = path.getFileSystem(configuration);
    try (FSDataInputStream in = store.open(path)) {
      if (slice.cut()) {
        readLines(slice, store, in, receiver);
      } else {
        RecordReader.read(name(slice.uri()), in, kind, receiver);
      }
    }
  }

  private void readLines(
      Slice slice, FileSystem store, FSDataInputStream in, InputReceiver receiver)
      throws IOException {
    Path path = new Path(URI.create(slice.uri()));
    long end;
    try (FSDataInputStream ahead = store.open(path)) {
      end = lineStart(ahead, slice.end());
    }
    long start = lineStart(in, slice.start());
    in.seek(start);
    if (start < end
        && !RecordReader.readLines(name(slice.uri()), in, end - start, kind, receiver)) {
      throw new NoLinesException(slice.uri());
    }
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

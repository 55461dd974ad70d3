package io.sespartitioner.backfill;

import com.github.luben.zstd.ZstdOutputStream;
import io.sespartitioner.replay.Choice;
import io.sespartitioner.replay.folder.Compression;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** How delivered objects are compressed: as Firehose can, or better. */
enum ObjectCompression {
  /** As replay does. */
  GZIP(Compression.GZIP),
  /** Not at all. */
  NONE(Compression.NONE),
  /**
   * Zstandard at level 1, one frame for each object: smaller than GZIP, in a tenth of its time. By
   * the library that Spark brings.
   */
  ZSTD(Compression.NONE) {
    @Override
    String extension() {
      return ".zst";
    }

    @Override
    OutputStream wrap(OutputStream out) throws IOException {
      // Each write to it is a call of native code.
      return new BufferedOutputStream(new ZstdOutputStream(out, 1).setChecksum(true), 64 * 1024);
    }
  };

  private final Compression stream;

  ObjectCompression(Compression stream) {
    this.stream = stream;
  }

  /** What is added to the names of objects. */
  String extension() {
    return stream.extension();
  }

  /** A stream whose content goes to {@code out} in this form; closing it closes that. */
  OutputStream wrap(OutputStream out) throws IOException {
    return stream.wrap(out);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads it from the command line. */
  static final class Word extends Choice<ObjectCompression> {

    Word() {
      super(ObjectCompression.class);
    }
  }
}

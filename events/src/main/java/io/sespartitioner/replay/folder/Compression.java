package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How delivered objects are compressed. */
public enum Compression {
  /** GZIP: one member for each object, without a time in its header. */
  GZIP(".gz") {
    @Override
    public OutputStream wrap(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, BUFFER_BYTES);
    }
  },
  /** Not at all. */
  NONE("") {
    @Override
    public OutputStream wrap(OutputStream out) {
      return out;
    }
  };

  private static final int BUFFER_BYTES = 32 * 1024;

  private final String extension;

  Compression(String extension) {
    this.extension = extension;
  }

  /** What Firehose adds to the names of objects: {@code .gz} or nothing. */
  public String extension() {
    return extension;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A stream whose content goes to {@code out} in this form; closing it closes that. */
  public abstract OutputStream wrap(OutputStream out) throws IOException;
}

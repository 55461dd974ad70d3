package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * One stream of bytes among the inputs.
 *
 * @param name what messages call it
 * @param bytes its length, or 0 if that isn't known before it is read
 * @param kind how it can be read
 * @param opener opens it
 */
record InputFile(String name, long bytes, Kind kind, Opener opener) {

  /** How a stream can be read. */
  enum Kind {
    /** As often as wanted, and at little cost: it is looked at before any work begins. */
    FILE,
    /** Once, and at some cost. */
    OBJECT,
    /** Once, and it may keep whoever reads it waiting. */
    PIPE
  }

  /** Opens a stream. */
  interface Opener {

    InputStream open() throws IOException;
  }

  InputStream open() throws IOException {
    return opener.open();
  }
}

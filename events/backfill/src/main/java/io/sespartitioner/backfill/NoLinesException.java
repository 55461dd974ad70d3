package io.sespartitioner.backfill;

import java.io.IOException;
import java.io.Serial;

/** A file that was cut between lines has a record that spans the cut. It has to be read whole. */
final class NoLinesException extends IOException {

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

package io.sespartitioner.replay.page;

import java.io.IOException;

/** A part of the page. */
interface Section {

  /** Writes it. */
  void write(Html html) throws IOException;
}

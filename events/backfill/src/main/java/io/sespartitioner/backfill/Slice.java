package io.sespartitioner.backfill;

import java.io.Serial;
import java.io.Serializable;

/**
 * A part of an input file that one task reads: the records of which the line begins in it.
 *
 * @param file number of the file
 * @param uri where the file lies
 * @param start the first byte
 * @param end the byte after the last
 * @param cut whether the file has other slices
 */
record Slice(int file, String uri, long start, long end, boolean cut) implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  long bytes() {
    return end - start;
  }
}

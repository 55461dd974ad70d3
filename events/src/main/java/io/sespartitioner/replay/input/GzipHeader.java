package io.sespartitioner.replay.input;

import java.io.IOException;

/** Reads over the header of one GZIP member (RFC 1952, section 2.3). */
final class GzipHeader {

  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private GzipHeader() {}

  static void read(GzipBytes in) throws IOException {
    if (in.next() != 0x1f || in.next() != 0x8b || in.next() != DEFLATE) {
      throw new BrokenInputException("broken GZIP data: no GZIP header where a member begins");
    }
    int flags = in.next();
    skip(in, 6);
    if ((flags & EXTRA) != 0) {
      skip(in, (int) in.littleEndian(2));
    }
    if ((flags & NAME) != 0) {
      skipText(in);
    }
    if ((flags & COMMENT) != 0) {
      skipText(in);
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(in, 2);
    }
  }

  private static void skip(GzipBytes in, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      in.next();
    }
  }

  private static void skipText(GzipBytes in) throws IOException {
    int b;
    do {
      b = in.next();
    } while (b != 0);
  }
}

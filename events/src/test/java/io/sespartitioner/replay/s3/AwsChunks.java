package io.sespartitioner.replay.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.CRC32;

/** Content in the encoding {@code aws-chunked}: chunks, each after its length, and a checksum. */
final class AwsChunks {

  private AwsChunks() {}

  /**
   * What the chunks hold.
   *
   * @throws IOException if the checksum is of something else
   */
  static byte[] content(byte[] body) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int lineEnd = indexOf(body, '\r', at);
      int length = Integer.parseInt(text(body, at, lineEnd).split(";", 2)[0], 16);
      at = lineEnd + 2;
      if (length == 0) {
        break;
      }
      content.write(body, at, length);
      at += length + 2;
    }
    String trailer = text(body, at, indexOf(body, '\r', at));
    CRC32 crc = new CRC32();
    crc.update(content.toByteArray());
    byte[] sum = new byte[4];
    for (int i = 0; i < 4; i++) {
      sum[i] = (byte) (crc.getValue() >> (24 - 8 * i));
    }
    if (!trailer.equals("x-amz-checksum-crc32:" + Base64.getEncoder().encodeToString(sum))) {
      throw new IOException("checksum doesn't match: " + trailer);
    }
    return content.toByteArray();
  }

  private static int indexOf(byte[] bytes, char wanted, int from) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }
}

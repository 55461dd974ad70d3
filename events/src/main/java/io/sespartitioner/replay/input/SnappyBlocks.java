package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.FileFormat.Head;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/**
 * Text in blocks of raw Snappy, each after its length, big-endian: as the library snappy-java
 * writes it after a header, and as Hadoop writes it, with the length of some blocks' text before
 * them.
 */
final class SnappyBlocks extends InputStream {

  /** How far back a copy reaches: compressors work on so much text at a time. */
  static final int WINDOW_BYTES = 64 * 1024;

  private static final int MAX_BLOCK_BYTES = 64 * 1024 * 1024;
  private static final int SNAPPY_JAVA_HEADER_BYTES = 16;

  private final DataInputStream in;
  private final boolean isHadoop;
  private InputStream block = InputStream.nullInputStream();
  private long textLeft;

  private SnappyBlocks(InputStream in, boolean isHadoop) {
    this.in = new DataInputStream(in);
    this.isHadoop = isHadoop;
  }

  static SnappyBlocks ofSnappyJava(InputStream in) throws IOException {
    in.skipNBytes(SNAPPY_JAVA_HEADER_BYTES);
    return new SnappyBlocks(in, false);
  }

  static SnappyBlocks ofHadoop(InputStream in) {
    return new SnappyBlocks(in, true);
  }

  /** Whether two lengths that fit each other stand where Hadoop writes them, and then a block. */
  static boolean areHadoops(Head head) {
    long text = head.number(0);
    long compressed = head.number(4);
    return text > 0
        && text <= MAX_BLOCK_BYTES
        && compressed > 0
        && compressed <= 32 + text + text / 6
        && isBlock(head, 8);
  }

  /**
   * Whether a block begins there, of text that begins as JSON does. Its length takes more than one
   * byte, as that of any event does, so the first byte is none of a text's.
   */
  static boolean isRaw(Head head) {
    int tag = tagAt(head, 0);
    int literal = tag + 1 + Math.max(0, (head.at(tag) >> 2) - 59);
    return head.at(0) >= 0x80
        && isBlock(head, 0)
        && (head.at(literal) == '{' || head.at(literal) == '[');
  }

  /** Whether the length of a text stands there, and then the first literal of a block. */
  private static boolean isBlock(Head head, int index) {
    int tag = head.at(tagAt(head, index));
    return head.at(index) > 0 && tag >= 0 && (tag & 3) == 0;
  }

  /** Where the length that begins at the index ends: its last byte has no high bit. */
  private static int tagAt(Head head, int index) {
    int at = index;
    while (at < index + 4 && head.at(at) >= 0x80) {
      at++;
    }
    return at + 1;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (true) {
      int read = block.read(bytes, from, length);
      if (read >= 0) {
        textLeft -= read;
        return read;
      }
      if (!nextBlock()) {
        return -1;
      }
    }
  }

  private boolean nextBlock() throws IOException {
    try {
      int first = in.read();
      if (first < 0) {
        if (isHadoop && textLeft > 0) {
          throw new EOFException();
        }
        return false;
      }
      int number = number(first);
      if (isHadoop && textLeft <= 0) {
        textLeft = number;
        number = in.readInt();
      }
      byte[] compressed = in.readNBytes(checked(number));
      if (compressed.length < number) {
        throw new EOFException();
      }
      block = new SnappyCompressorInputStream(new ByteArrayInputStream(compressed));
      return true;
    } catch (EOFException e) {
      throw new BrokenInputException("the Snappy data ends too early; get the file again");
    }
  }

  private int number(int first) throws IOException {
    return first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
  }

  private static int checked(int length) throws BrokenInputException {
    if (length < 0 || length > MAX_BLOCK_BYTES) {
      throw new BrokenInputException("broken Snappy data: a block of " + length + " bytes");
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

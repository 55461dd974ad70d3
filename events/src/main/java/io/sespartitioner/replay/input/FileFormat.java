package io.sespartitioner.replay.input;

import com.github.luben.zstd.ZstdInputStream;
import io.sespartitioner.replay.input.RecordReader.SourceBytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * What a file is, told by its first bytes. Read are JSON text and what Firehose can deliver it in:
 * GZIP, ZIP, Snappy and Hadoop-compatible Snappy; and Zstandard. Of the others it is said what they
 * are.
 */
enum FileFormat {
  /** GZIP (RFC 1952), of any number of members. */
  GZIP("GZIP", head -> head.begins(0x1f, 0x8b)) {
    @Override
    InputStream decode(InputStream in) {
      return new GzipMembers(in);
    }
  },
  /** ZIP, whose entries are read one after the other. */
  ZIP("ZIP", head -> head.begins('P', 'K', 3, 4) || head.begins('P', 'K', 5, 6)) {
    @Override
    FileTexts texts(InputStream in) {
      return new ZipEntries(in);
    }
  },
  /** Snappy's framing format. */
  SNAPPY("Snappy", head -> head.begins(0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y')) {
    @Override
    InputStream decode(InputStream in) throws IOException {
      return new FramedSnappyCompressorInputStream(in);
    }
  },
  /** The stream of the library snappy-java. */
  SNAPPY_JAVA("Snappy", head -> head.begins(0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0)) {
    @Override
    InputStream decode(InputStream in) throws IOException {
      return SnappyBlocks.ofSnappyJava(in);
    }
  },
  /** Blocks of Snappy as Hadoop writes them. */
  HADOOP_SNAPPY("Hadoop Snappy", SnappyBlocks::areHadoops) {
    @Override
    InputStream decode(InputStream in) {
      return SnappyBlocks.ofHadoop(in);
    }
  },
  /** One block of Snappy without anything around it. */
  RAW_SNAPPY("Snappy", SnappyBlocks::isRaw) {
    @Override
    InputStream decode(InputStream in) throws IOException {
      return new SnappyCompressorInputStream(in, SnappyBlocks.WINDOW_BYTES);
    }
  },
  /** Zstandard (RFC 8878), of any number of frames. */
  ZSTANDARD(
      "Zstandard",
      head ->
          head.begins(0x28, 0xb5, 0x2f, 0xfd)
              || ((head.at(0) & 0xf0) == 0x50 && head.has(1, 0x2a, 0x4d, 0x18))) {
    @Override
    InputStream decode(InputStream in) throws IOException {
      return new ZstdInputStream(in);
    }
  },
  /** bzip2. */
  BZIP2(
      "a bzip2 file", "bunzip2", head -> head.begins('B', 'Z', 'h') && head.has(4, '1', 'A', 'Y')),
  /** xz. */
  XZ("an xz file", "unxz", head -> head.begins(0xfd, '7', 'z', 'X', 'Z', 0)),
  /** LZ4. */
  LZ4("an LZ4 file", "unlz4", head -> head.begins(4, 0x22, 0x4d, 0x18)),
  /** 7-Zip. */
  SEVEN_ZIP("a 7-Zip archive", "7z x", head -> head.begins('7', 'z', 0xbc, 0xaf, 0x27, 0x1c)),
  /** tar. */
  TAR("a tar archive", "tar -xf", Head::isTar),
  /** Parquet. */
  PARQUET("a Parquet file", "", head -> head.begins('P', 'A', 'R', '1')),
  /** ORC. */
  ORC("an ORC file", "", head -> head.begins('O', 'R', 'C') && !head.isText(3)),
  /** Avro. */
  AVRO("an Avro file", "", head -> head.begins('O', 'b', 'j', 1)),
  /** UTF-16, with a byte order mark or without. */
  UTF_16("text in UTF-16", "iconv -f UTF-16 -t UTF-8", Head::isUtf16),
  /** JSON text, or what is to be taken for it. */
  TEXT("text", head -> true);

  /** As far as the first bytes are looked at. */
  static final int HEAD_BYTES = 512;

  private final String title;
  private final Optional<String> advice;

  // Lambdas without a state of their own.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<Head> isIt;

  /** A format that is read. */
  FileFormat(String title, Predicate<Head> isIt) {
    this.title = title;
    this.advice = Optional.empty();
    this.isIt = isIt;
  }

  /** A format that is not read, and the command that makes another of it, if one does. */
  FileFormat(String title, String command, Predicate<Head> isIt) {
    this.title = title;
    this.advice =
        Optional.of(
            command.isEmpty()
                ? "write its events out as JSON, one a line"
                : "make it one that is read by " + command);
    this.isIt = isIt;
  }

  /** The content of a file of this format. */
  InputStream decode(InputStream in) throws IOException {
    return in;
  }

  /** The texts in a file of this format. */
  FileTexts texts(InputStream in) throws IOException {
    if (this == TEXT) {
      return FileTexts.one(in);
    }
    InputStream content =
        new BufferedInputStream(
            new SourceBytes(decode(CloseShieldInputStream.wrap(in))), HEAD_BYTES);
    FileFormat inside = of(content);
    if (inside != TEXT && inside.advice.isEmpty()) {
      throw BrokenInputException.foreign(
          "is " + inside.title + " within " + title + "; unpack it once, then replay that");
    }
    inside.refuseForeign(" within " + title);
    FileTexts text = FileTexts.one(content);
    return () -> {
      Optional<InputStream> next = text.next();
      if (next.isEmpty()) {
        content.close();
        requireEnd(in);
      }
      return next;
    };
  }

  private void requireEnd(InputStream in) throws IOException {
    if (in.read() >= 0) {
      throw new BrokenInputException(
          "there is more behind the " + title + " data; unpack it once, then replay that");
    }
  }

  /**
   * The texts in a file.
   *
   * @throws BrokenInputException if the format isn't read; the message says what it is, and what to
   *     do
   */
  static FileTexts open(InputStream bytes) throws IOException {
    InputStream in = new BufferedInputStream(bytes, HEAD_BYTES);
    FileFormat format = of(in);
    format.refuseForeign("");
    return format.texts(in);
  }

  /** The same in an entry of an archive. */
  static FileTexts openEntry(InputStream bytes) throws IOException {
    InputStream in = new BufferedInputStream(bytes, HEAD_BYTES);
    FileFormat format = of(in);
    format.refuseForeign("");
    if (format == ZIP) {
      throw BrokenInputException.foreign("is ZIP, too; unpack it once, then replay that");
    }
    return format.texts(in);
  }

  /** The format that the first bytes tell, which stay in the stream. */
  private static FileFormat of(InputStream in) throws IOException {
    in.mark(HEAD_BYTES);
    Head head = new Head(in.readNBytes(HEAD_BYTES));
    in.reset();
    if (head.opensText()) {
      return TEXT;
    }
    return Arrays.stream(values())
        .filter(format -> format.isIt.test(head))
        .findFirst()
        .orElse(TEXT);
  }

  private void refuseForeign(String where) throws BrokenInputException {
    if (advice.isPresent()) {
      throw BrokenInputException.foreign(
          "is " + title + where + ", which is not read; " + advice.get());
    }
  }

  /** The first bytes of a file. */
  static final class Head {
    private final byte[] bytes;

    Head(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean begins(int... wanted) {
      return has(0, wanted);
    }

    boolean has(int index, int... wanted) {
      if (bytes.length < index + wanted.length) {
        return false;
      }
      for (int i = 0; i < wanted.length; i++) {
        if ((bytes[index + i] & 0xff) != wanted[i]) {
          return false;
        }
      }
      return true;
    }

    /** The byte at the index, or -1 if the file ends before. */
    int at(int index) {
      return index < bytes.length ? bytes[index] & 0xff : -1;
    }

    /** The big-endian number at the index, or -1 if the file ends before. */
    long number(int index) {
      if (bytes.length < index + 4) {
        return -1;
      }
      long number = 0;
      for (int i = 0; i < 4; i++) {
        number = number << 8 | (bytes[index + i] & 0xff);
      }
      return number;
    }

    /** Whether a byte there could be one of a text in ASCII. */
    private boolean isText(int index) {
      return at(index) < 0 || at(index) == '\n' || (at(index) >= ' ' && at(index) < 0x7f);
    }

    /**
     * Whether it begins as JSON does: then it is text, whatever else somebody who wrote into it may
     * have made it look like.
     */
    private boolean opensText() {
      int first = begins(0xef, 0xbb, 0xbf) ? 3 : 0;
      return at(first) >= 0 && "{[ \t\r\n".indexOf(at(first)) >= 0 && at(first + 1) != 0;
    }

    /** No text has the byte 0, with which a name in an archive ends. */
    private boolean isTar() {
      return has(257, 'u', 's', 't', 'a', 'r')
          && IntStream.range(0, 257).anyMatch(index -> bytes[index] == 0);
    }

    private boolean isUtf16() {
      return begins(0xff, 0xfe)
          || begins(0xfe, 0xff)
          || begins('{', 0)
          || begins('[', 0)
          || begins(0, '{')
          || begins(0, '[');
    }
  }
}

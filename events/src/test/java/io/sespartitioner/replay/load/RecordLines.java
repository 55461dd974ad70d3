package io.sespartitioner.replay.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads records back from a folder that replay filled, one after the other and with nothing of
 * replay: each line of its objects is one. Error output is told by its name, which doesn't end in
 * {@code .gz}; its records are the bytes in {@code rawData}.
 */
final class RecordLines {

  private static final int BUFFER_BYTES = 1 << 20;
  private static final String RAW_DATA = "\"rawData\":\"";

  private RecordLines() {}

  /** Hands on each record of all objects in the folder. */
  static void ofBucket(Path folder, Consumer<byte[]> records) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Iterator<Path> objects = files.filter(Files::isRegularFile).iterator();
      while (objects.hasNext()) {
        object(objects.next(), records);
      }
    }
  }

  private static void object(Path object, Consumer<byte[]> records) throws IOException {
    try (InputStream in = Files.newInputStream(object)) {
      if (object.toString().endsWith(".gz")) {
        lines(new GZIPInputStream(in), records);
      } else {
        lines(in, line -> records.accept(rawData(line)));
      }
    }
  }

  private static byte[] rawData(byte[] errorLine) {
    String line = new String(errorLine, StandardCharsets.ISO_8859_1);
    int from = line.indexOf(RAW_DATA) + RAW_DATA.length();
    return Base64.getDecoder().decode(line.substring(from, line.indexOf('"', from)));
  }

  private static void lines(InputStream stream, Consumer<byte[]> records) throws IOException {
    InputStream in = new BufferedInputStream(stream, BUFFER_BYTES);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n') {
        records.accept(line.toByteArray());
        line.reset();
      }
    }
    if (line.size() > 0) {
      records.accept(line.toByteArray());
    }
  }
}

package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;

/** A file of events with ids, in one of many shapes: whatever tools and services make of them. */
final class RandomFile {

  /** Pieces of a text, some of which hold an event. */
  private record Shape(
      String before, Function<String, String> event, String between, String after) {}

  private static final List<Shape> SHAPES =
      List.of(
          lines(event -> event),
          new Shape("", event -> event, "\r\n", "\r\n"),
          new Shape("", event -> event, "\n", ""),
          new Shape("\uFEFF", event -> event, "\n\n  \n", "\n"),
          new Shape("", event -> event, "", ""),
          new Shape("", event -> event, " ", "\n"),
          lines(RandomFile::pretty),
          new Shape("", RandomFile::pretty, "", "\n"),
          new Shape("[", event -> event, ",", "]"),
          new Shape("\uFEFF[ ", event -> event, " , ", " ]\n"),
          new Shape("[\n  ", event -> event, ",\n  ", "\n]\n"),
          new Shape("[\n", RandomFile::pretty, ",\n", "\n]\n"),
          new Shape("[", RandomFile::quoted, ",", "]"),
          new Shape("[]\n[", event -> event, "]\n[", "]\n"),
          lines(event -> "{\"Type\":\"Notification\",\"Message\":" + quoted(event) + "}"),
          lines(event -> "{\"source\":\"aws.ses\",\"detail\":" + event + "}"),
          lines(event -> "{\"errorCode\":\"x\",\"rawData\":" + base64(event + "\n") + "}"),
          lines(event -> "{\"rawData\":" + base64(event) + ",\"ErrorCode\":7}"),
          lines(event -> "2026-01-01T00:00:00.000Z " + event),
          lines(event -> "2026-01-01T00:00:00 a/b[1] " + event),
          lines(event -> "1767225600000\tINFO " + event),
          export("Messages", event -> "{\"MessageId\":\"m\",\"Body\":" + quoted(event) + "}"),
          export("Records", event -> "{\"Sns\":{\"Message\":" + quoted(event) + "}}"),
          export("Records", event -> "{\"body\":" + quoted(event) + ",\"a\":[{}]}"),
          export("Records", event -> "{\"kinesis\":{\"data\":" + base64(event + "\n") + "}}"),
          export("Records", event -> "{\"Data\":" + base64(event) + "}"),
          export("records", event -> "{\"recordId\":\"1\",\"data\":" + base64(event) + "}"),
          export("records", event -> event),
          export("events", event -> "{\"timestamp\":1,\"message\":" + quoted(event + "\n") + "}"),
          export("logEvents", event -> "{\"id\":\"1\",\"message\":" + quoted(event) + "}"),
          new Shape(
              "{\"first\":{\"deep\":[{\"mail\":{}}]},\"Messages\":[{\"Body\":\"{}\"}],\"more\":[[",
              event -> event,
              "],[",
              "]],\"last\":{}}\n"),
          new Shape(
              "{\"Messages\":[{\"Body\":\"{}\"}]}{\"a\":1,\"logEvents\":[",
              event ->
                  "{\"timestamp\":1,\"message\":"
                      + quoted("{\"Messages\":[{\"Body\":" + quoted(event) + "}]}")
                      + "}",
              ",\n",
              "]}"));

  /**
   * An event in the text.
   *
   * @param id stands once in the event, and nowhere else
   * @param from where what holds the event begins
   * @param to where it ends
   */
  record Event(String id, int from, int to) {}

  private final Random random;
  private final List<Event> events = new ArrayList<>();
  private final String name;
  private byte[] text;

  RandomFile(long seed) {
    random = new Random(seed);
    int number = random.nextInt(SHAPES.size());
    Shape shape = SHAPES.get(number);
    name = "seed " + seed + ", shape " + number;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(shape.before.getBytes(UTF_8));
    for (int left = 1 + random.nextInt(6); left > 0; left--) {
      String id = String.format("id-%016x", random.nextLong());
      int from = bytes.size();
      bytes.writeBytes(shape.event.apply(event(id)).getBytes(UTF_8));
      events.add(new Event(id, from, bytes.size()));
      bytes.writeBytes((left > 1 ? shape.between : shape.after).getBytes(UTF_8));
    }
    text = bytes.toByteArray();
  }

  static int shapes() {
    return SHAPES.size();
  }

  private static Shape lines(Function<String, String> event) {
    return new Shape("", event, "\n", "\n");
  }

  private static Shape export(String name, Function<String, String> event) {
    return new Shape("{\"a\":[1,{}],\"" + name + "\":[", event, ", ", "],\"next\":\"x\"}\n");
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static String base64(String text) {
    return '"' + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + '"';
  }

  private static String pretty(String event) {
    return event.replace("\"mail\":{", "\n  \"mail\" : {\n    ").replace("}", "\n}");
  }

  /** Subjects are what senders choose. */
  private String event(String id) {
    String subject =
        Stream.of(
                "]}",
                "{\"mail\":",
                "\n",
                "ü",
                "\u2028",
                "\\",
                "[{",
                "ustar",
                "PK\5\6",
                "\uD83D\uDE00")
            .filter(any -> random.nextInt(3) == 0)
            .collect(Collectors.joining(" "));
    return "{\"eventType\":\"Send\",\"mail\":{\"messageId\":\""
        + id
        + "\",\"subject\":"
        + quoted(subject.replace("}", ")"))
        + "},\"send\":{}}";
  }

  /** Cuts the text, or changes one of its bytes; gives the events that this leaves as they were. */
  List<Event> damage() {
    int at = random.nextInt(text.length);
    if (random.nextBoolean()) {
      text = Arrays.copyOf(text, at);
      return events.stream().filter(event -> event.to <= at).toList();
    }
    text[at] = (byte) "\"\\{}[],:\n \1\u00ff0\0".charAt(random.nextInt(14));
    return events.stream().filter(event -> at < event.from || at >= event.to).toList();
  }

  List<Event> events() {
    return events;
  }

  int length() {
    return text.length;
  }

  /** The file, compressed or not. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int half = text.length / 2;
    switch (random.nextInt(8)) {
      case 0 -> write(new GZIPOutputStream(bytes), 0, text.length);
      case 1 -> {
        write(new GZIPOutputStream(bytes), 0, half);
        write(new GZIPOutputStream(bytes), half, text.length);
      }
      case 2 -> {
        ZipOutputStream zip = new ZipOutputStream(bytes);
        zip.putNextEntry(new ZipEntry("empty"));
        zip.putNextEntry(new ZipEntry("all"));
        write(zip, 0, text.length);
      }
      case 3 -> {
        bytes.writeBytes(compress(Arrays.copyOf(text, half)));
        bytes.writeBytes(compress(Arrays.copyOfRange(text, half, text.length)));
      }
      case 4 -> write(new FramedSnappyCompressorOutputStream(bytes), 0, text.length);
      default -> bytes.writeBytes(text);
    }
    return bytes.toByteArray();
  }

  private static byte[] compress(byte[] content) {
    try (ZstdCompressCtx zstd = new ZstdCompressCtx().setChecksum(true)) {
      return zstd.compress(content);
    }
  }

  private void write(OutputStream out, int from, int to) throws IOException {
    try (out) {
      out.write(text, from, to - from);
    }
  }

  /** Cuts or changes the file itself. */
  byte[] damaged(byte[] file) {
    int at = random.nextInt(file.length);
    if (random.nextBoolean()) {
      return Arrays.copyOf(file, at);
    }
    byte[] damaged = file.clone();
    damaged[at] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  @Override
  public String toString() {
    return name;
  }
}

package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.replay.input.InputReceiver.InputRecord;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes down what is received, in its order: records as Latin-1 text, so that no byte is lost. */
record Received(List<String> found) implements InputReceiver {

  /** The records of a file, as text, and what was refused. */
  static List<String> of(byte[] file) throws IOException {
    return withReasons(file).stream()
        .map(text -> text.startsWith("refused ") ? text.replaceFirst(":.*", "") : text)
        .toList();
  }

  /** The same, with why it was refused. */
  static List<String> withReasons(byte[] file) throws IOException {
    List<String> found = new ArrayList<>();
    RecordReader.read("file", new ByteArrayInputStream(file), RecordKind.ALL, new Received(found));
    return found.stream().map(text -> new String(text.getBytes(ISO_8859_1), UTF_8)).toList();
  }

  /** A receiver of the numbers of records alone. */
  static InputReceiver numbers(List<Long> numbers) {
    return new InputReceiver() {
      @Override
      public void accept(InputRecord record) throws IOException {
        numbers.add(record.number());
      }

      @Override
      public void refused(String file, long record, String why) {}

      @Override
      public void skipped() {}
    };
  }

  @Override
  public void accept(InputRecord record) {
    found.add(new String(record.payload(), ISO_8859_1));
  }

  @Override
  public void refused(String file, long record, String why) {
    found.add("refused " + record + ": " + why);
  }

  @Override
  public void skipped() {
    found.add("skipped");
  }
}

package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.ses.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return of(file, RecordKind.ALL).stream()
        .map(text -> new String(text.getBytes(ISO_8859_1), UTF_8))
        .toList();
  }

  /** What is found in a file of which every byte is accounted for. */
  static List<String> of(byte[] file, RecordKind kind) throws IOException {
    return of(new ByteArrayInputStream(file), kind);
  }

  static List<String> of(InputStream file, RecordKind kind) throws IOException {
    List<String> found = new ArrayList<>();
    Received received = new Received(found);
    RecordReader reader = RecordReader.of("file", file, kind, Selection.none());
    for (Optional<Found> next = reader.next(); next.isPresent(); next = reader.next()) {
      received.found(next.get());
    }
    return found;
  }

  /** The numbers of records alone. */
  static List<Long> numbers(byte[] file) throws IOException {
    List<Long> numbers = new ArrayList<>();
    RecordReader reader =
        RecordReader.of("a", new ByteArrayInputStream(file), RecordKind.ALL, Selection.none());
    for (Optional<Found> next = reader.next(); next.isPresent(); next = reader.next()) {
      if (next.get() instanceof Found.Taken record) {
        numbers.add(record.number());
      }
    }
    return numbers;
  }

  /** A receiver of the numbers of records over all files, from 0. */
  static InputReceiver numbers(List<Long> numbers) {
    return new InputReceiver() {
      private long first;

      @Override
      public void begins(String file, long firstNumber) {
        first = firstNumber;
      }

      @Override
      public void found(Found found) {
        numbers.add(first + found.number() - 1);
      }
    };
  }

  @Override
  public void found(Found next) {
    if (next instanceof Found.Taken record) {
      found.add(new String(record.payload(), ISO_8859_1));
    } else if (next instanceof Found.Refused refused) {
      found.add("refused " + refused.number() + ": " + refused.why());
    } else {
      found.add("skipped");
    }
  }
}

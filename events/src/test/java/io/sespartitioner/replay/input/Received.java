package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.InputReceiver.InputRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes down what is received, in its order: records as Latin-1 text, so that no byte is lost. */
record Received(List<String> found) implements InputReceiver {

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
    found.add(new String(record.payload(), StandardCharsets.ISO_8859_1));
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

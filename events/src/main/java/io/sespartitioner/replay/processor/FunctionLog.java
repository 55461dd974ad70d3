package io.sespartitioner.replay.processor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Takes the log lines of our function, and counts the records that took an {@code otherwise}. */
public final class FunctionLog implements Consumer<String> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final LongAdder fallbacks = new LongAdder();

  @Override
  public void accept(String line) {
    try {
      fallbacks.add(MAPPER.readTree(line).path("Fallback").asLong());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The function logged a line that isn't JSON", e);
    }
  }

  /** How many records took an {@code otherwise} so far. */
  public long fallbackRecords() {
    return fallbacks.sum();
  }
}

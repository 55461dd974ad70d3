package io.sespartitioner.replay.processor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.function.PartitioningHandler;
import io.sespartitioner.replay.processor.LambdaProcessor.FailureReasons;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes the log lines of our function and reads from them why records failed, and how many took an
 * {@code otherwise}.
 *
 * <p>The function logs the first failed records of an invocation only. For the others it is called
 * again, with so few of them that it logs each.
 *
 * <p>Thread-safe.
 */
public final class FunctionLog implements Consumer<String>, FailureReasons {

  /** The function answers alone what it can't answer in a full response. */
  private static final String NOT_ALONE = "response-too-large";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, String> reasons = new HashMap<>();
  private long fallbackRecords;
  private boolean callingAgain;

  @Override
  public synchronized void accept(String line) {
    JsonNode json = parse(line);
    if (json.has("recordId")) {
      reasons.put(json.get("recordId").asText(), json.path("reason").asText());
    } else if (json.has("_aws") && !callingAgain) {
      fallbackRecords += json.path("Fallback").asLong();
    }
  }

  /** How many records took an {@code otherwise} so far. */
  public synchronized long fallbackRecords() {
    return fallbackRecords;
  }

  @Override
  public Map<String, String> of(
      List<FirehoseRecord> failed, Consumer<List<FirehoseRecord>> callAgain) {
    setCallingAgain(true);
    List<FirehoseRecord> unlogged =
        failed.stream().filter(record -> !knows(record.recordId())).toList();
    for (int from = 0; from < unlogged.size(); from += PartitioningHandler.MAX_LOGGED_FAILURES) {
      callAgain.accept(
          unlogged.subList(
              from, Math.min(from + PartitioningHandler.MAX_LOGGED_FAILURES, unlogged.size())));
    }
    setCallingAgain(false);
    return take(failed);
  }

  private synchronized void setCallingAgain(boolean value) {
    callingAgain = value;
  }

  private synchronized boolean knows(String recordId) {
    return reasons.containsKey(recordId);
  }

  private synchronized Map<String, String> take(List<FirehoseRecord> failed) {
    Map<String, String> taken = new HashMap<>();
    for (FirehoseRecord record : failed) {
      taken.put(record.recordId(), reasons.getOrDefault(record.recordId(), NOT_ALONE));
    }
    reasons.clear();
    return taken;
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The function logged a line that isn't JSON", e);
    }
  }
}

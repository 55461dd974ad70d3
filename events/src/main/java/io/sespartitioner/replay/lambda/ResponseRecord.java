package io.sespartitioner.replay.lambda;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * One record of an invocation response, as the function wrote it.
 *
 * @param recordId empty if absent
 * @param result empty if absent or not a text
 * @param data base64, or empty if absent or null
 * @param keys partition keys that are texts and not empty; handed over, not copied
 */
record ResponseRecord(
    String recordId, Optional<String> result, Optional<String> data, Map<String, String> keys) {

  ResponseRecord {
    keys = Collections.unmodifiableMap(keys);
  }
}

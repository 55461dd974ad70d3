package io.sespartitioner.replay.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Unpacks events from the elements of an export. */
final class CarriedEvents {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RecordLimits limits;
  private final FoundRecords found;

  CarriedEvents(RecordLimits limits, FoundRecords found) {
    this.limits = limits;
    this.found = found;
  }

  /** Whether one of the carriers finds an event in the element. */
  static boolean isCarried(byte[] element, List<Carrier> carriers) {
    return parsed(element).filter(json -> carrier(json, carriers).isPresent()).isPresent();
  }

  /** Hands on the event that one of the carriers finds in the element. */
  void carried(byte[] element, List<Carrier> carriers) throws IOException {
    Optional<JsonNode> json = parsed(element);
    Optional<Carrier> carrier = json.flatMap(parsed -> carrier(parsed, carriers));
    if (carrier.isEmpty()) {
      found.unreadable("it has no " + carriers.get(0));
    } else if (carrier.get().base64()) {
      payload(carrier.get().text(json.get()), carrier.get());
    } else {
      event(carrier.get().text(json.get()));
    }
  }

  /** Hands on an event that is an element itself, as a JSON text in quotes. */
  void quoted(byte[] element) throws IOException {
    Optional<JsonNode> json = parsed(element);
    if (json.isPresent()) {
      event(json.get().textValue());
    } else {
      found.broken(element);
    }
  }

  private static Optional<JsonNode> parsed(byte[] element) {
    try {
      return Optional.of(MAPPER.readTree(element));
    } catch (IOException e) {
      // Not UTF-8, or deeper or with longer numbers than Jackson reads.
      return Optional.empty();
    }
  }

  private static Optional<Carrier> carrier(JsonNode element, List<Carrier> carriers) {
    return carriers.stream().filter(carrier -> carrier.holds(element)).findFirst();
  }

  private void payload(String base64, Carrier carrier) throws IOException {
    try {
      found.payload(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      found.unreadable("its " + carrier + " is no base64");
    }
  }

  /** Whatever isn't JSON is one record, however many lines it has. */
  private void event(String text) throws IOException {
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    ByteWindow window = new ByteWindow(bytes);
    int json = LogPrefix.length(window, 0);
    if (window.has(json) && (bytes[json] == '{' || bytes[json] == '[')) {
      new RecordSplitter(window, limits, found).split();
    } else {
      found.broken(bytes);
    }
  }
}

package io.sespartitioner.replay.senders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.ses.JsonReader;
import io.sespartitioner.ses.SesEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom an event is about.
 *
 * @param address e-mail address, as the event has it
 * @param status enhanced status code of a bounce, such as {@code 5.1.1}; else empty
 */
record Recipient(String address, String status) {

  /**
   * The recipients in a list of texts, or of objects with {@code emailAddress}.
   *
   * @param object member of the event
   * @param list member of the object
   */
  static List<Recipient> all(SesEvent event, String object, String list) {
    List<Recipient> recipients = new ArrayList<>();
    byte[] json = event.json().getBytes(UTF_8);
    JsonReader reader = JsonReader.strict().read(json, 0, json.length);
    for (boolean more = reader.enter('{', '}'); more; more = reader.next('}')) {
      if (reader.name().equals(object) && reader.peek() == '{') {
        recipients.clear();
        for (boolean inside = reader.enter('{', '}'); inside; inside = reader.next('}')) {
          if (reader.name().equals(list) && reader.peek() == '[') {
            recipients.clear();
            addAddresses(reader, recipients);
          } else {
            reader.skipValue();
          }
        }
      } else {
        reader.skipValue();
      }
    }
    return recipients;
  }

  private static void addAddresses(JsonReader reader, List<Recipient> recipients) {
    for (boolean more = reader.enter('[', ']'); more; more = reader.next(']')) {
      int next = reader.peek();
      if (next == '"') {
        recipients.add(new Recipient(reader.text(), ""));
      } else if (next == '{') {
        addObject(reader, recipients);
      } else {
        reader.skipValue();
      }
    }
  }

  private static void addObject(JsonReader reader, List<Recipient> recipients) {
    Optional<String> address = Optional.empty();
    String status = "";
    for (boolean more = reader.enter('{', '}'); more; more = reader.next('}')) {
      String name = reader.name();
      if (name.equals("emailAddress") && reader.peek() == '"') {
        address = Optional.of(reader.text());
      } else if (name.equals("status") && reader.peek() == '"') {
        status = reader.text();
      } else {
        reader.skipValue();
      }
    }
    if (address.isPresent()) {
      recipients.add(new Recipient(address.get(), status));
    }
  }
}

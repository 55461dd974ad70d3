package io.sespartitioner.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands around an SES event that reached the delivery stream another way than from SES
 * itself: the notification of Amazon SNS without raw delivery, which holds it as a text in {@code
 * Message}, or the event of Amazon EventBridge, which holds it as the object {@code detail}.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">SNS
 *     message formats</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html">SES events
 *     in EventBridge</a>
 */
final class Envelope {
  private static final String[] MEMBERS = {"Type", "Message", "source", "detail"};
  private static final int TYPE = 0;
  private static final int MESSAGE = 1;
  private static final int SOURCE = 2;
  private static final int DETAIL = 3;

  private Envelope() {}

  /**
   * The JSON texts that may be the event in the object that stands at these offsets and is known to
   * be valid; none if it is no envelope. What stood in {@code Message} need not be JSON.
   */
  static List<byte[]> open(byte[] json, int from, int to) {
    Slots slots = read(json, from, to);
    List<byte[]> contents = new ArrayList<>();
    if (slots.text(TYPE, json).filter("Notification"::equals).isPresent()) {
      slots.text(MESSAGE, json).ifPresent(text -> contents.add(text.getBytes(UTF_8)));
    }
    if (slots.text(SOURCE, json).filter("aws.ses"::equals).isPresent() && slots.isFilled(DETAIL)) {
      contents.add(Arrays.copyOfRange(json, slots.start(DETAIL), slots.end(DETAIL)));
    }
    return contents;
  }

  private static Slots read(byte[] json, int from, int to) {
    Slots slots = new Slots(MEMBERS.length);
    slots.clear();
    JsonReader reader = JsonReader.strict().read(json, from, to);
    for (boolean more = reader.enter('{', '}'); more; more = reader.next('}')) {
      reader.skipString();
      int member = MEMBERS.length - 1;
      while (member >= 0 && !reader.lastStringIs(MEMBERS[member])) {
        member--;
      }
      reader.colon();
      reader.peek();
      int start = reader.skipValue();
      if (member >= 0) {
        slots.put(member, start, reader.offset());
      }
    }
    return slots;
  }
}

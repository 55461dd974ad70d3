package io.sespartitioner.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

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
  private static final String DETAIL = "/detail";
  private static final Selection SELECTION =
      new Selection(Set.of(), Set.of("/Type", "/Message", "/source", DETAIL), false);

  private final SesEventReader reader = new SesEventReader(SELECTION);
  private final JsonReader detail = JsonReader.strict();

  /**
   * The JSON texts that may be the event in the object that stands at these offsets and is known to
   * be valid; none if it is no envelope. What stood in {@code Message} need not be JSON.
   */
  List<byte[]> open(byte[] json, int from, int to) {
    SesEvent object = reader.readBare(json, from, to);
    List<byte[]> contents = new ArrayList<>();
    if (object.field("/Type").filter("Notification"::equals).isPresent()) {
      object.field("/Message").ifPresent(text -> contents.add(text.getBytes(UTF_8)));
    }
    boolean hasDetail = object.at(DETAIL, detail).peek() != JsonReader.END;
    if (hasDetail && object.field("/source").filter("aws.ses"::equals).isPresent()) {
      int start = detail.skipValue();
      contents.add(Arrays.copyOfRange(json, start, detail.offset()));
    }
    return contents;
  }
}

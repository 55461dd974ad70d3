package io.sespartitioner.infra.settings;

import io.sespartitioner.ses.SesEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads which types of event are published. */
final class EventTypes {

  private static final List<SesEventType> STANDARD =
      List.of(
          SesEventType.DELIVERY, SesEventType.REJECT, SesEventType.BOUNCE, SesEventType.COMPLAINT);

  private EventTypes() {}

  /**
   * The event types in the order given, each once: {@code renderingFailure} as SES's interface
   * spells it, {@code Rendering Failure} as an event does, or {@code RENDERING_FAILURE}.
   */
  static List<SesEventType> read(ContextValues values, Setting<?> setting) {
    String text = values.text(setting).orElse("");
    if (text.isEmpty()) {
      return STANDARD;
    }
    if (text.equalsIgnoreCase("all")) {
      return List.of(SesEventType.values());
    }
    List<SesEventType> chosen = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      SesEventType.ofAnySpelling(name)
          .ifPresentOrElse(chosen::add, () -> values.problem(setting, unknown(name.strip())));
    }
    return chosen.stream().distinct().toList();
  }

  private static String unknown(String name) {
    List<String> known = Stream.of(SesEventType.values()).map(SesEventType::wireName).toList();
    return "'%s' is no SES event type; write all, or some of: %s.%s"
        .formatted(name, String.join(", ", known), ContextValues.didYouMean(name, known));
  }
}

package io.sespartitioner.infra.settings;

import io.sespartitioner.ses.SesEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the event types: {@code renderingFailure} as SES's interface spells it, {@code Rendering
 * Failure} as an event does, or {@code RENDERING_FAILURE}.
 */
final class EventTypesReader {

  private static final List<SesEventType> STANDARD =
      List.of(
          SesEventType.DELIVERY, SesEventType.REJECT, SesEventType.BOUNCE, SesEventType.COMPLAINT);

  private final ContextValues values;

  EventTypesReader(ContextValues values) {
    this.values = values;
  }

  /** The types in the order given, each once. */
  List<SesEventType> read() {
    Optional<String> text = values.text(Setting.EVENT_TYPES);
    if (text.isEmpty()) {
      return STANDARD;
    }
    if (text.get().equalsIgnoreCase("all")) {
      return List.of(SesEventType.values());
    }
    List<SesEventType> chosen = new ArrayList<>();
    for (String name : text.get().split(",", -1)) {
      SesEventType.ofAnySpelling(name).ifPresentOrElse(chosen::add, () -> unknown(name));
    }
    return chosen.stream().distinct().toList();
  }

  private void unknown(String name) {
    List<String> known = Stream.of(SesEventType.values()).map(SesEventType::wireName).toList();
    values.problem(
        Setting.EVENT_TYPES,
        "'%s' is no SES event type; write all, or some of: %s.%s"
            .formatted(
                name.strip(),
                String.join(", ", known),
                ContextValues.didYouMean(name.strip(), known)));
  }
}

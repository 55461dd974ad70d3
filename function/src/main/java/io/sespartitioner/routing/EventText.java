package io.sespartitioner.routing;

import io.sespartitioner.json.JsonPointer;
import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.JsonText;
import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.ses.AsciiCase;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Map;
import java.util.Optional;

/** A text that stands in the event itself: what {@code when} can test, and most keys read. */
sealed interface EventText extends KeySource {

  /** The text as the event has it, if it is not empty. */
  Optional<String> text(SesEvent event);

  /** Whether both read the same text of every event. */
  default boolean readsSameAs(EventText other) {
    return equals(other);
  }

  /** Whether this reads where the event's type stands. */
  default boolean isEventType() {
    return false;
  }

  @Override
  default Optional<KeyText> read(SesEvent event) {
    Optional<String> text = text(event);
    return text.isPresent() ? Optional.of(KeyText.fromEvent(text.get())) : Optional.empty();
  }

  @Override
  default int longest() {
    return PartitionValue.MAX_CHARACTERS;
  }

  /** The event's type, such as {@code Delivery}. */
  record Type() implements EventText {

    /** Where the type stands in an event. */
    static final String POINTER = "/eventType";

    @Override
    public Optional<String> text(SesEvent event) {
      return event.eventType();
    }

    @Override
    public boolean isEventType() {
      return true;
    }

    @Override
    public Selection selection() {
      return Selection.field(POINTER);
    }

    @Override
    public String jqText(Jq.Place place) {
      return Jq.text(".eventType");
    }

    @Override
    public String toString() {
      return "eventType";
    }
  }

  /** The first value of one message tag. */
  record Tag(String name) implements EventText {

    @Override
    public Optional<String> text(SesEvent event) {
      return event.tag(name);
    }

    @Override
    public Selection selection() {
      return Selection.tag(name);
    }

    @Override
    public String jqText(Jq.Place place) {
      return Jq.text(".mail.tags." + JsonText.quote(name) + "[0]");
    }

    @Override
    public String toString() {
      return "tag \"" + name + "\"";
    }
  }

  /** The text, boolean or whole number at one JSON Pointer. */
  record Field(String pointer) implements EventText {

    @Override
    public Optional<String> text(SesEvent event) {
      return event.field(pointer);
    }

    @Override
    public boolean isEventType() {
      return pointer.equals(Type.POINTER);
    }

    @Override
    public boolean isTimeOrType() {
      return isEventType() || pointer.equals("/notificationType");
    }

    @Override
    public Selection selection() {
      return Selection.field(pointer);
    }

    @Override
    public String jqText(Jq.Place place) {
      return Jq.scalar(JsonPointer.parse(pointer).tokens());
    }

    @Override
    public String toString() {
      return "field \"" + pointer + "\"";
    }
  }

  /** The value of the first header of one name, without regard to case. */
  record Header(String name) implements EventText {

    @Override
    public Optional<String> text(SesEvent event) {
      return event.header(name);
    }

    @Override
    public boolean readsSameAs(EventText other) {
      return other instanceof Header header && AsciiCase.isSame(name, header.name);
    }

    @Override
    public Selection selection() {
      return Selection.allHeaders();
    }

    @Override
    public String jqText(Jq.Place place) {
      return Jq.header(name);
    }

    @Override
    public String toString() {
      return "header \"" + name + "\"";
    }
  }

  /** Reads what names a text of the event: a tag, a field or a header. */
  enum Reader implements KeySources.Reader {
    TAG("tag"),
    FIELD("field"),
    HEADER("header");

    /** What is longer is not advised on name by name. */
    private static final int MOST_ADVISED = 1_000;

    /** How the rules write it. */
    final String word;

    Reader(String word) {
      this.word = word;
    }

    /** Reads a source whose value is the name or pointer. */
    @Override
    public Optional<EventText> read(Node node, Map<String, Node> members) {
      Optional<String> name = node.text();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      Optional<String> problem = problem(name.get());
      if (problem.isPresent()) {
        node.problem(problem.get());
        return Optional.empty();
      }
      return Optional.of(of(name.get()));
    }

    /** Reads a test's member, whose name is the name or pointer. */
    Optional<EventText> readName(Node node) {
      Optional<String> problem = problem(node.name());
      if (problem.isPresent()) {
        node.problemWithName(problem.get());
        return Optional.empty();
      }
      return Optional.of(of(node.name()));
    }

    private EventText of(String name) {
      return switch (this) {
        case TAG -> new EventText.Tag(name);
        case FIELD -> new EventText.Field(name);
        case HEADER -> new EventText.Header(name);
      };
    }

    private Optional<String> problem(String name) {
      if (name.isEmpty()) {
        return Optional.of("Empty name of a " + word + ": write its name");
      }
      if (this == TAG && (name.startsWith("mail.tags") || name.startsWith(".mail.tags"))) {
        String alone =
            name.substring(name.indexOf("tags") + 4).replaceAll("\\[0]$|[\\[\\].\"']", "");
        return Optional.of(
            "\"" + name + "\" is a path: write the tag's name alone, \"" + alone + "\"");
      }
      return this == FIELD ? pointerProblem(name) : Optional.empty();
    }

    /** What is wrong with a JSON Pointer, if anything. */
    static Optional<String> pointerProblem(String pointer) {
      try {
        JsonPointer.parse(pointer);
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of("Bad JSON Pointer \"" + pointer + "\": write " + advice(pointer));
      }
    }

    /** What a name, or a path of JQ or JSONPath, is as a pointer. */
    private static String advice(String path) {
      if (path.length() > MOST_ADVISED) {
        return "at most " + JsonReader.MAX_DEPTH + " names, for no event is read deeper";
      }
      String plain = path.startsWith("$") ? path.substring(1) : path;
      if (!path.startsWith("/") && plain.matches("\\.?\\w+(\\.\\w+|\\.?\"[\\w:-]+\"|\\[\\d+])*")) {
        String steps = plain.replace("[", ".").replaceAll("[]\"]", "").replace('.', '/');
        return steps.startsWith("/") ? steps : "/" + steps;
      }
      return "one such as /bounce/bounceType, with ~1 for a slash and ~0 for a tilde in a name";
    }
  }
}

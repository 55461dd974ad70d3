package io.sespartitioner.routing;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** JSON texts of events of every shape, mostly near to what generated rules ask for. */
final class GeneratedEvents {

  static final List<String> TAGS = List.of("team", "ses:caller-identity", "a\"b\\(c)", "é");

  /** Safe, unsafe, too long, and such as look like something else. */
  static final List<String> TEXTS =
      List.of(
          "blue",
          "Blue",
          "a+b=c,d.e@f_g-h",
          "Rendering Failure",
          "a/b",
          "..",
          ".",
          "x".repeat(100),
          "x".repeat(101),
          "blue-0123456789abcdef",
          "",
          "é😀",
          "false",
          "7",
          "new\nline");

  private static final List<String> SCALARS =
      List.of(
          ("null true false 0 -0 -0.0 1.0 1e2 0.1e1 0.5 7 -12 9007199254740991 9007199254740992"
                  + " -9007199254740991 1e17 12345678901234567890")
              .split(" "));

  private GeneratedEvents() {}

  static Arbitrary<List<String>> events() {
    Arbitrary<String> bare =
        Combinators.combine(anything(), mail(), bounce(), anything())
            .as(
                (eventType, mail, bounce, zero) ->
                    object(
                        Map.of("eventType", eventType, "mail", mail, "bounce", bounce, "0", zero)));
    return Arbitraries.frequencyOf(
            Tuple.of(8, bare), Tuple.of(1, notification(bare)), Tuple.of(1, bridged(bare)))
        .list()
        .ofSize(25);
  }

  private static Arbitrary<String> notification(Arbitrary<String> event) {
    return Combinators.combine(
            mostly(Arbitraries.just("\"Notification\"")),
            mostly(event.map(GeneratedEvents::quoted)))
        .as((type, message) -> object(Map.of("Type", type, "Message", message)));
  }

  private static Arbitrary<String> bridged(Arbitrary<String> event) {
    return Combinators.combine(mostly(Arbitraries.just("\"aws.ses\"")), mostly(event))
        .as((source, detail) -> object(Map.of("source", source, "detail", detail)));
  }

  private static Arbitrary<String> mail() {
    return mostly(
        Combinators.combine(tags(), headers(), anything(), mostly(array(anything())), anything())
            .as(
                (tags, headers, source, destination, odd) ->
                    object(
                        Map.of(
                            "tags", tags,
                            "headers", headers,
                            "source", source,
                            "destination", destination,
                            "a/b~c", odd))));
  }

  private static Arbitrary<String> bounce() {
    return mostly(anything().map(type -> object(Map.of("bounceType", type))));
  }

  private static Arbitrary<String> tags() {
    return mostly(
        Arbitraries.maps(Arbitraries.of(TAGS), mostly(array(anything())))
            .map(GeneratedEvents::object));
  }

  private static Arbitrary<String> headers() {
    Arbitrary<String> name = Arbitraries.of("\"Subject\"", "\"subject\"", "\"X-ENV\"", "\"x-env\"");
    Arbitrary<String> header =
        Combinators.combine(mostly(name), anything())
            .as((is, value) -> object(Map.of("name", is, "value", value)));
    return mostly(array(mostly(header)));
  }

  /** A value that is mostly a text, and else any JSON. */
  private static Arbitrary<String> anything() {
    Arbitrary<String> text = Arbitraries.of(TEXTS).map(GeneratedEvents::quoted);
    return Arbitraries.frequencyOf(
        Tuple.of(6, text),
        Tuple.of(3, Arbitraries.of(SCALARS)),
        Tuple.of(1, array(text)),
        Tuple.of(1, text.map(value -> object(Map.of("0", value)))));
  }

  private static Arbitrary<String> mostly(Arbitrary<String> wanted) {
    return Arbitraries.frequencyOf(Tuple.of(8, wanted), Tuple.of(1, Arbitraries.of(SCALARS)));
  }

  private static Arbitrary<String> array(Arbitrary<String> elements) {
    return elements.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]");
  }

  private static String object(Map<String, String> members) {
    // Map.of has another order in each JVM, and a seed must give the same again.
    return new TreeMap<>(members)
        .entrySet().stream()
            .map(member -> quoted(member.getKey()) + ":" + member.getValue())
            .collect(joining(",", "{", "}"));
  }

  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}

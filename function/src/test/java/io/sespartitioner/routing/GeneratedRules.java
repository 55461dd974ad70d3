package io.sespartitioner.routing;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts of valid routing rules, of all that JQ can express. */
final class GeneratedRules {

  private static final List<String> POINTERS =
      List.of(
          "/eventType",
          "/mail/source",
          "/mail/destination/0",
          "/mail/destination/01",
          "/mail/a~1b~0c",
          "/bounce/bounceType",
          "/bounce/bounceType/0",
          "/0",
          "/mail");
  private static final List<String> WANTED =
      GeneratedEvents.TEXTS.stream().filter(text -> !text.isEmpty()).toList();
  private static final List<String> AUTHORED = List.of("x", "two/levels", "a=b", "unknown");

  private GeneratedRules() {}

  static Arbitrary<String> rules() {
    Arbitrary<List<String>> keys = key().list().ofMinSize(1).ofMaxSize(3);
    return keys.flatMap(
        all ->
            rule(all.size())
                .list()
                .ofMaxSize(3)
                .map(rules -> file(all, rules))
                .filter(GeneratedRules::isGood));
  }

  /** Some have a rule that can never fire, or a query that is too long. */
  private static boolean isGood(String json) {
    try {
      return !JqQuery.of(RoutingRules.read(json)).text().isEmpty();
    } catch (BadRoutingRulesException e) {
      return rethrowUnless(e, "never fire");
    } catch (NotExpressibleInJqException e) {
      return rethrowUnless(e, "characters, and Firehose takes");
    }
  }

  private static boolean rethrowUnless(RuntimeException e, String expected) {
    if (e.getMessage().contains(expected)) {
      return false;
    }
    throw e;
  }

  private static String file(List<String> keys, List<String> rules) {
    var prefix = new StringBuilder();
    List<String> members = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      prefix.append("!{key:k").append(i).append("}/");
      members.add("\"k" + i + "\":" + keys.get(i));
    }
    return "{\"prefix\":\"%s\",\"keys\":{%s},\"rules\":[%s]}"
        .formatted(prefix, String.join(",", members), String.join(",", rules));
  }

  private static Arbitrary<String> key() {
    Arbitrary<String> otherwise =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just("")),
            Tuple.of(1, Arbitraries.of(AUTHORED).map(text -> ",\"otherwise\":" + quoted(text))),
            Tuple.of(1, Arbitraries.just(",\"required\":true")));
    return Combinators.combine(source(), otherwise)
        .as((source, member) -> "{" + source + member + "}");
  }

  private static Arbitrary<String> source() {
    Arbitrary<String> firstOf =
        refined(plain())
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(all -> "\"firstOf\":[{" + String.join("},{", all) + "}]");
    // Over a firstOf, a map within would have to be of plain texts: that is another test.
    return Arbitraries.frequencyOf(Tuple.of(3, refined(plain())), Tuple.of(1, firstOf));
  }

  private static Arbitrary<String> plain() {
    return Arbitraries.oneOf(
        Arbitraries.of(GeneratedEvents.TAGS).map(tag -> "\"tag\":" + quoted(tag)),
        Arbitraries.of(POINTERS).map(pointer -> "\"field\":" + quoted(pointer)),
        Arbitraries.of("SUBJECT", "x-env").map(header -> "\"header\":" + quoted(header)));
  }

  private static Arbitrary<String> refined(Arbitrary<String> source) {
    Arbitrary<String> map =
        Arbitraries.maps(Arbitraries.of(WANTED), Arbitraries.of(AUTHORED))
            .ofMaxSize(3)
            .map(texts -> ",\"map\":" + object(texts));
    return Combinators.combine(
            source,
            Arbitraries.of("", ",\"lowercase\":true"),
            Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just("")), Tuple.of(1, map)))
        .as((text, lowercase, mapped) -> text + lowercase + mapped);
  }

  private static Arbitrary<String> rule(int keys) {
    Arbitrary<String> key = Arbitraries.integers().between(0, keys - 1).map(i -> "k" + i);
    Arbitrary<String> set =
        Arbitraries.maps(key, Arbitraries.of(AUTHORED)).ofMinSize(1).map(GeneratedRules::object);
    return Combinators.combine(when(), set)
        .as((when, texts) -> "{\"when\":" + when + ",\"set\":" + texts + "}");
  }

  private static Arbitrary<String> when() {
    Arbitrary<String> tag = Arbitraries.of(GeneratedEvents.TAGS);
    return Arbitraries.oneOf(
        test(Arbitraries.of("Open", "Bounce", "Rendering Failure"))
            .map(test -> "{\"eventType\":" + test + "}"),
        Combinators.combine(tag, test()).as((name, test) -> test("tag", name, test)),
        Combinators.combine(Arbitraries.of(POINTERS), test())
            .as((pointer, test) -> test("field", pointer, test)),
        Combinators.combine(Arbitraries.of("Subject", "X-Env"), test())
            .as((header, test) -> test("header", header, test)));
  }

  private static String test(String subject, String name, String test) {
    return "{\"%s\":{%s:%s}}".formatted(subject, quoted(name), test);
  }

  private static Arbitrary<String> test() {
    return test(Arbitraries.of(WANTED));
  }

  private static Arbitrary<String> test(Arbitrary<String> texts) {
    Arbitrary<String> text = texts.map(GeneratedRules::quoted);
    return Arbitraries.oneOf(
        text,
        text.list().ofMinSize(1).ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]"),
        Arbitraries.of("{\"exists\":true}", "{\"exists\":false}"));
  }

  private static String object(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(text -> quoted(text.getKey()) + ":" + quoted(text.getValue()))
        .collect(joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return GeneratedEvents.quoted(text);
  }
}

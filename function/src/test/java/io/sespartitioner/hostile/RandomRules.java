package io.sespartitioner.hostile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Writes routing rules that ask for what {@link HostileEvents} has, in every combination. */
public final class RandomRules {
  private static final List<String> TYPES = List.of("Open", "Click", "Bounce", "Send");
  // All mean the same to RE2 and to the JDK.
  private static final List<String> PATTERNS =
      List.of(
          "^(?s:(.))",
          "[a-z]+",
          "b?",
          "(x)|a",
          "^Perm",
          "(?i)alice\\z",
          "[^a-z]+",
          "é",
          "(\\d{4})-");
  private static final List<String> TEXTS =
      List.of("alice", "Bounce", "Permanent", "a/b", "test", "..");
  private static final List<String> AUTHORED =
      List.of("a", "team/a", "unknown", "x-0123456789abcdef");

  private final Random random;

  private RandomRules(Random random) {
    this.random = random;
  }

  /** A {@code routing.json}; its last rules may never fire, and then it is refused. */
  public static ObjectNode write(Random random) {
    return new RandomRules(random).file();
  }

  private ObjectNode file() {
    ObjectNode file = new ObjectMapper().createObjectNode();
    ObjectNode keys = file.putObject("keys");
    var prefix = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String name = "key_" + i;
      prefix.append("!{key:").append(name).append("}/");
      key(keys.putObject(name));
    }
    file.put("prefix", prefix + "!{timestamp:yyyy}/");
    for (int i = random.nextInt(4); i > 0; i--) {
      rule(file.withArray("/rules").addObject(), keys);
    }
    return file;
  }

  private void key(ObjectNode key) {
    if (random.nextInt(4) == 0) {
      source(key.putArray("firstOf").addObject());
      source(key.withArray("/firstOf").addObject());
      refine(key);
    } else {
      source(key);
    }
    switch (random.nextInt(3)) {
      case 0 -> key.put("otherwise", pick(AUTHORED));
      case 1 -> key.put("required", random.nextBoolean());
      default -> {}
    }
  }

  private void source(ObjectNode source) {
    switch (random.nextInt(5)) {
      case 0 -> source.put("field", pick(HostileEvents.FIELDS));
      case 1 -> source.put("header", pick(HostileEvents.HEADERS));
      case 2 ->
          source
              .put("time", "/mail/timestamp")
              .put("format", "uuuu/MM/dd")
              .put("zone", "Asia/Tokyo");
      default -> source.put("tag", tag());
    }
    refine(source);
  }

  private void refine(ObjectNode source) {
    if (random.nextInt(3) == 0) {
      source.put("match", pick(PATTERNS));
    }
    if (random.nextInt(3) == 0) {
      source.put("lowercase", random.nextBoolean());
    }
    if (random.nextInt(3) == 0) {
      source.putObject("map").put(pick(TEXTS), pick(AUTHORED)).put(pick(TEXTS), pick(AUTHORED));
    }
  }

  /** The empty name is no tag's. */
  private String tag() {
    String tag = pick(HostileEvents.TAGS);
    return tag.isEmpty() ? tag() : tag;
  }

  private void rule(ObjectNode rule, ObjectNode keys) {
    ObjectNode when = rule.putObject("when");
    switch (random.nextInt(5)) {
      case 0 -> when.put("eventType", pick(TYPES));
      case 1 -> when.putArray("eventType").add(pick(TYPES)).add(pick(TYPES));
      case 2 -> test(when.putObject("field"), pick(HostileEvents.FIELDS));
      case 3 -> test(when.putObject("header"), pick(HostileEvents.HEADERS));
      default -> test(when.putObject("tag"), tag());
    }
    if (random.nextBoolean()) {
      test(when.withObject("/tag"), tag());
    }
    switch (random.nextInt(4)) {
      case 0 -> rule.put("drop", "dropped by " + random.nextInt());
      case 1 -> rule.put("fail", "failed by " + random.nextInt());
      default -> rule.putObject("set").put(keys.fieldNames().next(), pick(AUTHORED));
    }
  }

  private void test(ObjectNode tests, String subject) {
    switch (random.nextInt(4)) {
      case 0 -> tests.putObject(subject).put("matches", pick(PATTERNS));
      case 1 -> tests.putObject(subject).put("exists", random.nextBoolean());
      case 2 -> tests.putArray(subject).add(pick(TEXTS)).add(pick(TEXTS));
      default -> tests.put(subject, pick(TEXTS));
    }
  }

  private String pick(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}

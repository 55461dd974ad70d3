package io.sespartitioner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Writes SES events as nobody would: members twice and in any order, look-alikes one level off,
 * values of any type, hostile texts. Every text is one valid JSON object.
 */
public final class HostileEvents {
  /** The tags that the events have, and one that none has. */
  public static final List<String> TAGS = List.of("ses:caller-identity", "env", "a/b", "", "none");

  /** Pointers to what the events have, and near misses. */
  public static final List<String> FIELDS =
      List.of(
          "/eventType",
          "/mail/destination/0",
          "/mail/destination/1",
          "/mail/destination/01",
          "/bounce/bounceType",
          "/bounce/0",
          "/mail/tags/a~1b/0",
          "/mail/timestamp",
          "/mail",
          "/");

  /** Headers that the events have, and one that none has. */
  public static final List<String> HEADERS = List.of("subject", "X-Team", "none");

  private static final List<String> MEMBERS =
      List.of(
          "eventType",
          "mail",
          "tags",
          "ses:caller-identity",
          "env",
          "a/b",
          "",
          "headers",
          "name",
          "value",
          "destination",
          "bounce",
          "bounceType",
          "timestamp",
          "delivery",
          "0",
          "1",
          "01");
  private static final List<String> EVENT = List.of("eventType", "mail", "bounce", "delivery");
  private static final List<String> ENVELOPE = List.of("Type", "Message", "source", "detail");
  private static final List<String> NAMES =
      List.of("Subject", "subject", "SUBJECT", "X-Team", "x-team");
  private static final List<String> TEXTS =
      List.of(
          "alice",
          "Bounce",
          "Permanent",
          "Open",
          "test",
          "",
          ".",
          "..",
          "a/b",
          "../x",
          "héé",
          "😀",
          "a b",
          "alice-0123456789abcdef",
          "{\"mail\":{\"tags\":{\"env\":[\"x\"]}}}",
          "2024-12-30T23:30:00.000Z",
          "x".repeat(100),
          "y".repeat(101),
          "!{partitionKeyFromLambda:userName}",
          "\u0000",
          "ALICE");

  private final Random random;
  private final JsonWriter json;

  private final int level;

  private HostileEvents(Random random, int level) {
    this.random = random;
    this.level = level;
    this.json = new JsonWriter(random);
  }

  /** The UTF-8 of an event or its envelope, now and then after a byte order mark. */
  public static byte[] write(Random random) {
    return text(random, 0, random.nextInt(5) == 0 ? ENVELOPE : EVENT).getBytes(UTF_8);
  }

  private static String text(Random random, int level, List<String> members) {
    var event = new HostileEvents(random, level);
    event.json.raw(random.nextInt(20) == 0 ? "\uFEFF" : "").space();
    event.object(members, 0);
    return event.json.space().json();
  }

  private void object(List<String> usual, int depth) {
    List<String> names = new ArrayList<>(usual);
    names.removeIf(name -> random.nextInt(6) == 0);
    for (int i = random.nextInt(3); i > 0; i--) {
      names.add(json.pick(random.nextBoolean() && !usual.isEmpty() ? usual : MEMBERS));
    }
    Collections.shuffle(names, random);
    json.raw("{");
    String comma = "";
    for (String name : names) {
      json.raw(comma).space().string(name).space().raw(":").space();
      value(name, depth + 1);
      json.space();
      comma = ",";
    }
    json.raw("}");
  }

  private void value(String name, int depth) {
    if (random.nextInt(8) == 0) {
      any(depth);
      return;
    }
    switch (name) {
      case "mail" -> object(List.of("timestamp", "tags", "headers", "destination"), depth);
      case "tags" -> object(TAGS.subList(0, 4), depth);
      case "bounce" -> object(List.of("bounceType", "timestamp", "0"), depth);
      case "delivery" -> object(List.of("timestamp"), depth);
      case "headers" -> array(depth, () -> object(List.of("name", "value"), depth + 1));
      case "name" -> json.string(json.pick(NAMES));
      case "Type" -> json.string("Notification");
      case "Message" -> message();
      case "source" -> json.string("aws.ses");
      case "detail" -> object(random.nextInt(4) == 0 ? ENVELOPE : EVENT, depth);
      case "ses:caller-identity", "env", "a/b", "", "destination" -> array(depth, this::text);
      default -> text();
    }
  }

  /** Another event as a text; escapes of escapes grow fast, so two levels must do. */
  private void message() {
    if (level == 2) {
      text();
    } else {
      json.string(text(random, level + 1, random.nextInt(4) == 0 ? ENVELOPE : EVENT));
    }
  }

  private void text() {
    if (random.nextInt(8) == 0) {
      json.scalar();
    } else {
      json.string(json.pick(TEXTS));
    }
  }

  private void array(int depth, Runnable element) {
    json.raw("[").space();
    for (int i = random.nextInt(4), last = i; i > 0; i--) {
      json.raw(i == last ? "" : ",").space();
      if (random.nextInt(10) == 0) {
        any(depth + 1);
      } else {
        element.run();
      }
      json.space();
    }
    json.raw("]");
  }

  private void any(int depth) {
    switch (depth > 8 ? 2 : random.nextInt(6)) {
      case 0 -> object(MEMBERS.subList(0, 5), depth);
      case 1 -> array(depth, () -> any(depth + 1));
      default -> json.scalar();
    }
  }
}

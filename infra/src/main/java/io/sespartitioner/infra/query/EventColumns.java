package io.sespartitioner.infra.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What SES's events hold, as {@code events.columns} lists it: each member's name as SES writes it,
 * and its type as Athena's engine writes types.
 */
final class EventColumns {

  /** What holds an event that came through Amazon SNS, as a text, or EventBridge, as an object. */
  private static final List<String> OF_ENVELOPES = List.of("message", "detail");

  private static final Map<String, String> MEMBERS = new LinkedHashMap<>();

  static {
    for (String line : Question.resource("events.columns").lines().toList()) {
      MEMBERS.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
    }
  }

  private EventColumns() {}

  /** The columns of a table of records, in Hive's types and lower case, as Athena wants them. */
  static Map<String, String> ofRecords() {
    Map<String, String> columns = new LinkedHashMap<>();
    MEMBERS.forEach((name, type) -> columns.put(column(name), hive(type)));
    OF_ENVELOPES.forEach(name -> columns.put(name, "string"));
    return columns;
  }

  /** The columns of an event but for its type, in the types of Athena's engine. */
  static Map<String, String> ofEvents() {
    Map<String, String> columns = new LinkedHashMap<>();
    MEMBERS.forEach((name, type) -> columns.put(column(name), type));
    columns.keySet().removeAll(List.of("eventtype", "notificationtype"));
    return columns;
  }

  /** Each member as SQL, of the record itself or of the event inside. */
  static String opened() {
    return MEMBERS.entrySet().stream()
        .map(
            member ->
                "coalesce(\"%1$s\", TRY_CAST(element_at(inside, '%2$s') AS %3$s)) AS \"%1$s\""
                    .formatted(column(member.getKey()), member.getKey(), member.getValue()))
        .collect(Collectors.joining(",\n         "));
  }

  /** A type of Athena's engine as Hive writes it. */
  static String hive(String type) {
    return type.replace("row(", "struct<")
        .replace("array(", "array<")
        .replace("map(", "map<")
        .replace(')', '>')
        .replace("varchar", "string")
        .replaceAll("\"(\\w+)\" ", "$1:");
  }

  private static String column(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

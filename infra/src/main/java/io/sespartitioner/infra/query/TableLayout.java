package io.sespartitioner.infra.query;

import io.sespartitioner.routing.KnownValues;
import io.sespartitioner.routing.Part;
import io.sespartitioner.routing.RoutingRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The folders of a prefix as a table's partitions, which Athena works out instead of listing them
 * ({@code partition projection}): dates by their patterns, keys as a query names them.
 *
 * @param columns the partition columns in order, each with what it is projected by
 * @param template the folder of a partition below the bucket, with {@code ${column}}
 * @param sender the column whose values are the senders, if one is
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html">Partition
 *     projection</a>
 */
record TableLayout(Map<String, Projection> columns, String template, Optional<String> sender) {

  /** Keeps the order. */
  TableLayout {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /**
   * The layout that the rules make.
   *
   * @param senders that are known beforehand; none if any may come
   * @throws IllegalArgumentException if it can't be projected; the message says why, and what to do
   */
  static TableLayout of(RoutingRules rules, Set<String> senders) {
    return new Reading(rules, senders).layout();
  }

  /** The conditions of a query about one sender, with words in capitals for whoever asks. */
  String conditions() {
    return conditions(
        (column, projection) ->
            sender
                .filter(column::equals)
                .map(Projection::named)
                .or(() -> projection.condition(column)));
  }

  /** The conditions of a query about all senders. */
  String dates() {
    return conditions(
        (column, projection) ->
            projection instanceof Projection.Dates
                ? projection.condition(column)
                : Optional.empty());
  }

  private String conditions(BiFunction<String, Projection, Optional<String>> condition) {
    List<String> conditions = new ArrayList<>();
    columns.forEach(
        (column, projection) -> condition.apply(column, projection).ifPresent(conditions::add));
    return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
  }

  /** What tells a sender from others: its column, or else the address that it sends from. */
  String senderColumn() {
    return sender.map(Projection::quoted).orElse("mail.source");
  }

  /** Whether a query may leave every column out and still reads all events. */
  boolean isClosed() {
    return columns.values().stream().noneMatch(Projection.Injected.class::isInstance);
  }

  /** What is before the first partition column in every folder's name. */
  String root() {
    return template.substring(0, Math.max(template.indexOf('$'), 0));
  }

  /** The columns, each with the expression that reads it from an object's {@code path}. */
  Map<String, String> fromPaths(String bucket) {
    StringBuilder regex = new StringBuilder("/" + bucket + "/");
    Map<String, String> expressions = new LinkedHashMap<>();
    String[] parts = template.split("\\$\\{|}", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0) {
        regex.append(quoted(parts[i]));
      } else {
        expressions.putIfAbsent(parts[i], Integer.toString((i + 1) / 2));
        regex.append(
            columns.get(parts[i]) instanceof Projection.Dates dates
                ? "(" + dates.regex() + ")"
                : "(.+)");
      }
    }
    expressions.replaceAll(
        (column, group) -> "regexp_extract(path, '" + regex + "[^/]*$', " + group + ")");
    return expressions;
  }

  /** A text as a regular expression. */
  static String quoted(String text) {
    return text.replaceAll("[^A-Za-z0-9/_=-]", "\\\\$0").replace("'", "''");
  }

  /** One pass over a prefix. */
  private static final class Reading {

    /** What a column is of: a key, or the times of the prefix. */
    private record Source(String name, Projection projection) {}

    private static final String TIMES = "!{timestamp}";

    /** Columns that the views have besides. */
    private static final Set<String> RESERVED =
        Set.of("event_time", "recipients", "path", "inside", "named");

    private final RoutingRules rules;
    private final Set<String> senders;
    private final Map<String, Source> columns = new LinkedHashMap<>();
    private final StringBuilder template = new StringBuilder();

    Reading(RoutingRules rules, Set<String> senders) {
      this.rules = rules;
      this.senders = senders;
    }

    TableLayout layout() {
      List<Part> parts = rules.prefix().parts();
      int at = 0;
      while (at < parts.size()) {
        Part part = parts.get(at);
        if (part instanceof Part.Timestamp) {
          at = dates(parts, at);
        } else {
          add(part);
          at++;
        }
      }
      int end = template.lastIndexOf("/") + 1;
      if (template.indexOf("$", end) >= 0) {
        throw new IllegalArgumentException(
            "the prefix ends within a folder's name, after a key or a time, and a table needs whole"
                + " folders: end it with /");
      }
      Map<String, Projection> projections = new LinkedHashMap<>();
      columns.forEach((column, source) -> projections.put(column, source.projection()));
      return new TableLayout(
          projections, template.substring(0, end), rules.sender().map(Reading::columnOf));
    }

    private void add(Part part) {
      if (part instanceof Part.Literal literal) {
        template.append(literal.text());
      } else if (part instanceof Part.Key key) {
        column(key.name(), new Source(key.name(), projection(key.name())));
      } else {
        throw new IllegalArgumentException(
            "a table can't know the folders that " + part(part) + " makes: take it out of prefix");
      }
    }

    private static String part(Part part) {
      return part instanceof Part.RandomString ? "!{firehose:random-string}" : "an expression";
    }

    /** A time that is no range of dates, such as the day of the week, is a text like any other. */
    private Projection projection(String key) {
      return rules
          .timePattern(key)
          .flatMap(pattern -> Projection.Dates.of(formatOf(pattern)))
          .or(() -> known(key).map(Projection.Known::new))
          .orElseGet(Projection.Injected::new);
    }

    /** The values of a key, if they are known; those of an enumeration can't have commas. */
    private Optional<NavigableSet<String>> known(String key) {
      Set<String> given =
          rules.prefix().parts().get(0).equals(new Part.Key(key)) ? senders : Set.of();
      return KnownValues.of(rules, key, given)
          .filter(values -> values.stream().noneMatch(value -> value.contains(",")));
    }

    private static String columnOf(String key) {
      return key.toLowerCase(Locale.ROOT);
    }

    /** Joins times and the texts between them to one date, since a month alone is none. */
    private int dates(List<Part> parts, int first) {
      int last = first;
      for (int i = first; i < parts.size() && !(parts.get(i) instanceof Part.Key); i++) {
        last = parts.get(i) instanceof Part.Timestamp ? i : last;
      }
      StringBuilder format = new StringBuilder();
      for (Part part : parts.subList(first, last + 1)) {
        if (part instanceof Part.Timestamp time) {
          format.append(formatOf(time.pattern()));
        } else if (part instanceof Part.Literal literal) {
          format.append(inQuotes(literal.text()));
        } else {
          add(part);
        }
      }
      if (!format.toString().contains("y")) {
        throw new IllegalArgumentException(
            "a time without its year, !{timestamp:"
                + format
                + "}, can't be told from another year's: write the parts of the date side by side");
      }
      column("day", new Source(TIMES, dates(format.toString())));
      return last + 1;
    }

    private static Projection dates(String format) {
      return Projection.Dates.of(format)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "a table can't have ranges of !{timestamp:"
                          + format
                          + "}: write year, month, day and hour in this order and in digits, as far"
                          + " as you want them, such as yyyy/MM/dd"));
    }

    private void column(String name, Source source) {
      String column = columnOf(name);
      Source before = columns.putIfAbsent(column, source);
      if (EventColumns.ofRecords().containsKey(column)
          || RESERVED.contains(column)
          || (before != null && !before.equals(source))) {
        throw new IllegalArgumentException(
            "two columns of its table would be called " + column + ": give the key another name");
      }
      template.append("${").append(column).append('}');
    }

    private static String formatOf(String pattern) {
      return pattern.replace('u', 'y');
    }

    private static String inQuotes(String literal) {
      return literal.matches("[^A-Za-z']*") ? literal : "'" + literal.replace("'", "''") + "'";
    }
  }
}

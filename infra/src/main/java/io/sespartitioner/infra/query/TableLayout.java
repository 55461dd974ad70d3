package io.sespartitioner.infra.query;

import io.sespartitioner.routing.Part;
import io.sespartitioner.routing.RoutingRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of a prefix as a table's partitions, which Athena works out instead of listing them
 * ({@code partition projection}): dates by their patterns, keys as a query names them.
 *
 * @param columns the partition columns in order, each with what it is projected by
 * @param template the folder of a partition below the bucket, with {@code ${column}}
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html">Partition
 *     projection</a>
 */
record TableLayout(Map<String, Projection> columns, String template) {

  /** Keeps the order. */
  TableLayout {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** What keeps the prefix of these rules from being projected, and what to do; none if nothing. */
  static Optional<String> problem(RoutingRules rules) {
    try {
      of(rules);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * The layout that the rules make.
   *
   * @throws IllegalArgumentException if it can't be projected; the message says why, and what to do
   */
  static TableLayout of(RoutingRules rules) {
    return new Reading(rules).layout();
  }

  /** The columns' conditions, with placeholders in capitals for who asks. */
  String conditions() {
    List<String> conditions = new ArrayList<>();
    columns.forEach((column, projection) -> conditions.add(projection.condition(column)));
    return String.join(" AND ", conditions);
  }

  /** One pass over a prefix. */
  private static final class Reading {

    /** What a column is of: a key, or the times of the prefix. */
    private record Source(String name, Projection projection) {}

    private static final String TIMES = "!{timestamp}";

    private final RoutingRules rules;
    private final Map<String, Source> columns = new LinkedHashMap<>();
    private final StringBuilder template = new StringBuilder();

    Reading(RoutingRules rules) {
      this.rules = rules;
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
      return new TableLayout(projections, template.substring(0, end));
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
          .orElseGet(Projection.Injected::new);
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
          format.append(quoted(literal.text()));
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
      String column = name.toLowerCase(Locale.ROOT);
      Source before = columns.putIfAbsent(column, source);
      if (EventColumns.all().containsKey(column) || (before != null && !before.equals(source))) {
        throw new IllegalArgumentException(
            "two columns of its table would be called " + column + ": give the key another name");
      }
      template.append("${").append(column).append('}');
    }

    private static String formatOf(String pattern) {
      return pattern.replace('u', 'y');
    }

    private static String quoted(String literal) {
      return literal.matches("[^A-Za-z']*") ? literal : "'" + literal.replace("'", "''") + "'";
    }
  }
}

package io.sespartitioner.infra.query;

import io.sespartitioner.routing.Part;
import io.sespartitioner.routing.RoutingRules;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

  /** How the values of a partition column are known. */
  sealed interface Projection {

    /** The table's parameters, without {@code projection.COLUMN.}. */
    Map<String, String> parameters();

    /** A condition on the column that a saved query begins with. */
    String condition(String column);

    /** A text that each query has to name. */
    record Injected() implements Projection {
      @Override
      public Map<String, String> parameters() {
        return Map.of("type", "injected");
      }

      @Override
      public String condition(String column) {
        return column + " = '" + column.toUpperCase(Locale.ROOT) + "'";
      }
    }

    /**
     * Points in time, from ten years ago to tomorrow, since a zone may be ahead of Athena's UTC.
     *
     * @param format a pattern of {@code java.time.format.DateTimeFormatter}
     * @param unit what the format tells apart, such as {@code DAYS}
     */
    record Dates(String format, String unit) implements Projection {
      @Override
      public Map<String, String> parameters() {
        return Map.of(
            "type", "date",
            "format", format,
            "range", "NOW-10YEARS,NOW+1DAYS",
            "interval", "1",
            "interval.unit", unit);
      }

      @Override
      public String condition(String column) {
        return column
            + " BETWEEN '"
            + example("2026-01-01")
            + "' AND '"
            + example("2026-01-31")
            + "'";
      }

      private String example(String day) {
        return LocalDate.parse(day)
            .atStartOfDay()
            .format(DateTimeFormatter.ofPattern(format, Locale.US));
      }
    }
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
    private final RoutingRules rules;
    private final Map<String, Projection> columns = new LinkedHashMap<>();
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
      return new TableLayout(columns, template.substring(0, end));
    }

    private void add(Part part) {
      if (part instanceof Part.Literal literal) {
        template.append(literal.text());
      } else if (part instanceof Part.Key key) {
        column(key.name(), projection(key.name()));
      } else {
        throw new IllegalArgumentException(
            "a table can't know the folders that " + part(part) + " makes: take it out of prefix");
      }
    }

    private static String part(Part part) {
      return part instanceof Part.RandomString ? "!{firehose:random-string}" : "an expression";
    }

    private Projection projection(String key) {
      return rules
          .timePattern(key)
          .<Projection>map(pattern -> new Projection.Dates(formatOf(pattern), unit(pattern)))
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
      column("day", new Projection.Dates(format.toString(), unit(format.toString())));
      return last + 1;
    }

    private void column(String name, Projection projection) {
      String column = name.toLowerCase(Locale.ROOT);
      Projection before = columns.putIfAbsent(column, projection);
      if (before != null && !before.equals(projection)) {
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

    private static String unit(String format) {
      String letters = format.replaceAll("'[^']*'", "");
      return letters.contains("H")
          ? "HOURS"
          : letters.contains("d") ? "DAYS" : letters.contains("M") ? "MONTHS" : "YEARS";
    }
  }
}

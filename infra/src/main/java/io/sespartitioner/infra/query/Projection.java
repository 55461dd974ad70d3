package io.sespartitioner.infra.query;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How the values of a partition column are known. */
sealed interface Projection {

  /**
   * Words that a query can't have as a column's name without quotes.
   *
   * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html">Escape reserved
   *     keywords in queries</a>
   */
  Set<String> RESERVED =
      Set.of(
          ("and as between by case cast constraint create cross cube current_catalog current_date"
                  + " current_path current_schema current_time current_timestamp current_user"
                  + " deallocate delete describe distinct drop else end escape except execute exists"
                  + " extract false for from full group grouping having in inner insert intersect"
                  + " into is join json_array json_exists json_object json_query json_table"
                  + " json_value left like listagg localtime localtimestamp natural normalize not"
                  + " null on or order outer prepare recursive right rollup select skip table then"
                  + " trim true uescape union unnest using values when where with")
              .split(" "));

  /** The table's parameters, without {@code projection.COLUMN.}. */
  Map<String, String> parameters();

  /** A condition on the column that a saved query begins with; none if it needs none. */
  Optional<String> condition(String column);

  /** The column's name in a query. */
  static String quoted(String column) {
    return RESERVED.contains(column) ? '"' + column + '"' : column;
  }

  /** The condition that a column has one value, with the column's name in capitals for it. */
  static String named(String column) {
    return quoted(column) + " = '" + column.toUpperCase(Locale.ROOT) + "'";
  }

  /** A text that each query has to name. */
  record Injected() implements Projection {
    @Override
    public Map<String, String> parameters() {
      return Map.of("type", "injected");
    }

    @Override
    public Optional<String> condition(String column) {
      return Optional.of(Projection.named(column));
    }
  }

  /** Texts that are all known. */
  record Known(NavigableSet<String> values) implements Projection {
    @Override
    public Map<String, String> parameters() {
      return new TreeMap<>(Map.of("type", "enum", "values", String.join(",", values)));
    }

    @Override
    public Optional<String> condition(String column) {
      return Optional.empty();
    }
  }

  /**
   * Points in time, from ten years ago to tomorrow, since a zone may be ahead of Athena's UTC.
   *
   * @param format a pattern of {@code java.time.format.DateTimeFormatter}
   * @param unit what the format tells apart, such as {@code DAYS}
   */
  record Dates(String format, String unit) implements Projection {
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2026, 1, 31, 23, 0);
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\1*");
    private static final List<String> PARTS = List.of("yyyy", "MM", "dd", "HH");
    private static final List<String> UNITS = List.of("YEARS", "MONTHS", "DAYS", "HOURS");

    /**
     * The dates of a format; none if their texts don't sort as the times do, by which a query's
     * range would have wrong ones, or if they tell less than an hour apart.
     */
    static Optional<Projection> of(String format) {
      List<String> parts =
          LETTERS
              .matcher(LITERAL.matcher(format).replaceAll("-"))
              .results()
              .map(MatchResult::group)
              .map(part -> part.equals("y") ? "yyyy" : part)
              .toList();
      return !parts.isEmpty()
              && parts.size() <= PARTS.size()
              && parts.equals(PARTS.subList(0, parts.size()))
          ? Optional.of(new Dates(format, UNITS.get(parts.size() - 1)))
          : Optional.empty();
    }

    @Override
    public Map<String, String> parameters() {
      return new TreeMap<>(
          Map.of(
              "type", "date",
              "format", format,
              "range", "NOW-10YEARS,NOW+1DAYS",
              "interval", "1",
              "interval.unit", unit));
    }

    @Override
    public Optional<String> condition(String column) {
      return Optional.of(
          "%s BETWEEN '%s' AND '%s'"
              .formatted(quoted(column), example("2026-01-01"), example("2026-01-31")));
    }

    /** A regular expression for the texts of this format. */
    String regex() {
      return TableLayout.quoted(DateTimeFormatter.ofPattern(format, Locale.US).format(ANY_TIME))
          .replaceAll("[0-9]", "[0-9]");
    }

    private String example(String day) {
      return LocalDate.parse(day)
          .atStartOfDay()
          .format(DateTimeFormatter.ofPattern(format, Locale.US));
    }
  }
}

package io.sespartitioner.backfill.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The measure: DuckDB's partitioned {@code COPY} of the lines by sender, {@code DuckCopy FILE
 * FOLDER}. It leaves out lines that aren't UTF-8, orders nothing, and puts what is no JSON under
 * {@code unknown}.
 */
final class DuckCopy {

  private DuckCopy() {}

  /** Copies the lines. */
  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET preserve_insertion_order = false");
      statement.execute(sql(args[0], args[1]));
    }
  }

  private static String sql(String file, String folder) {
    return """
    COPY (
      SELECT line,
        CASE WHEN json_valid(line)
          THEN coalesce(line->>'$.mail.tags."ses:caller-identity"[0]', 'unknown')
          ELSE 'unknown' END AS sender
      FROM read_csv('%s', columns = {'line': 'VARCHAR'}, delim = '\001', quote = '', escape = '',
        header = false, auto_detect = false, ignore_errors = true, max_line_size = 1048576))
    TO '%s' (FORMAT csv, HEADER false, DELIM '\001', QUOTE '', COMPRESSION gzip,
      PARTITION_BY (sender), FILE_EXTENSION 'gz')
    """
        .formatted(file, folder);
  }
}

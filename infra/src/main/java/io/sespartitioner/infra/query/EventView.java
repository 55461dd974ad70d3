package io.sespartitioner.infra.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.glue.CfnTable.StorageDescriptorProperty;
import software.amazon.awscdk.services.glue.CfnTable.TableInputProperty;

/**
 * A view of the events in a table of records, whatever way they came: bare, or in the envelope of
 * SNS or EventBridge. Besides what SES's events hold it has {@code event_time} and {@code
 * recipients}, those that the event is about, in lower case; one without address if it names none.
 *
 * @param name the view's
 * @param records the table's name
 * @param partitions the partition columns, each with the expression that gives it
 */
record EventView(String name, String records, Map<String, String> partitions) {

  private static final String RECIPIENT =
      "row(\"emailaddress\" varchar,\"status\" varchar,\"diagnosticcode\" varchar)";

  /** The query that the view is. */
  String sql() {
    return Question.resource("events-view.sql")
        .replace("{records}", records)
        .replace("{columns}", EventColumns.opened())
        .replace("{members}", '"' + String.join("\", \"", EventColumns.ofEvents().keySet()) + '"')
        .replace("{partitions}", partitions(column -> column.getValue() + " AS "))
        .replace("{names}", partitions(column -> ""))
        .replace("{recipient}", RECIPIENT);
  }

  private String partitions(Function<Map.Entry<String, String>, String> before) {
    return partitions.entrySet().stream()
        .map(column -> before.apply(column) + Projection.quoted(column.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** The columns in order, each with its type as Athena's engine writes it. */
  Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("eventtype", "varchar");
    columns.putAll(EventColumns.ofEvents());
    columns.put("event_time", "varchar");
    columns.put("recipients", "array(" + RECIPIENT + ")");
    partitions.keySet().forEach(column -> columns.put(column, "varchar"));
    return columns;
  }

  /**
   * The view as the Glue Data Catalog keeps one of Athena's: its text is a comment with JSON in
   * Base64. CloudFormation makes that, since the JSON may name what only it knows.
   *
   * @see <a href="https://trino.io/docs/current/connector/hive.html">Trino's Hive connector</a>
   */
  TableInputProperty input(String database) {
    ObjectNode definition =
        new ObjectMapper()
            .createObjectNode()
            .put("originalSql", sql())
            .put("catalog", "awsdatacatalog")
            .put("schema", database);
    columns()
        .forEach(
            (column, type) ->
                definition.withArray("columns").addObject().put("name", column).put("type", type));
    return TableInputProperty.builder()
        .name(name)
        .tableType("VIRTUAL_VIEW")
        .parameters(new TreeMap<>(Map.of("presto_view", "true", "comment", "Presto View")))
        .storageDescriptor(
            StorageDescriptorProperty.builder()
                .columns(
                    columns().entrySet().stream()
                        .map(
                            column ->
                                EventQueries.column(
                                    column.getKey(), EventColumns.hive(column.getValue())))
                        .toList())
                .build())
        .viewOriginalText(
            Fn.join("", List.of("/* Presto View: ", Fn.base64(definition.toString()), " */")))
        .viewExpandedText("/* Presto View */")
        .build();
  }
}

package io.sespartitioner.infra.query;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.metastore.Column;
import io.trino.metastore.Database;
import io.trino.metastore.HiveMetastore;
import io.trino.metastore.HiveMetastoreFactory;
import io.trino.metastore.HiveType;
import io.trino.metastore.PrincipalPrivileges;
import io.trino.metastore.StorageFormat;
import io.trino.metastore.Table;
import io.trino.plugin.hive.HiveConnector;
import io.trino.plugin.hive.HivePlugin;
import io.trino.testing.StandaloneQueryRunner;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Trino, on which Athena's engine 3 is built, in this process. It keeps a Glue table of the
 * template as it stands there: columns, SerDe and partition projection; only the bucket is a local
 * folder.
 */
final class TrinoEngine implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As Athena calls the Glue Data Catalog. */
  private static final String CATALOG = "awsdatacatalog";

  private final StandaloneQueryRunner trino;
  private final String database;

  /** Starts the engine over what lies in {@code disk}. */
  TrinoEngine(Path disk, String database) {
    this.database = database;
    this.trino =
        new StandaloneQueryRunner(
            testSessionBuilder().setCatalog(CATALOG).setSchema(database).build());
    trino.installPlugin(new HivePlugin());
    trino.createCatalog(
        CATALOG,
        "hive",
        Map.of(
            "hive.metastore", "file",
            "hive.metastore.catalog.dir", "local:///metastore",
            "fs.local.enabled", "true",
            "local.location", disk.toString(),
            "hive.partition-projection-enabled", "true",
            // As Athena does: a day without mail has no folder; what has no partitions reads all
            // folders.
            "hive.ignore-absent-partitions", "true",
            "hive.recursive-directories", "true"));
    metastore()
        .createDatabase(
            Database.builder()
                .setDatabaseName(database)
                .setOwnerName(Optional.empty())
                .setOwnerType(Optional.empty())
                .build());
  }

  /** Makes the table that a Glue table's {@code TableInput} describes. */
  void create(JsonNode input) {
    JsonNode storage = input.path("StorageDescriptor");
    Table table =
        Table.builder()
            .setDatabaseName(database)
            .setTableName(input.path("Name").textValue())
            .setOwner(Optional.of("whoever deployed it"))
            .setTableType(input.path("TableType").textValue())
            .setDataColumns(columns(storage.path("Columns")))
            .setPartitionColumns(columns(input.path("PartitionKeys")))
            .setParameters(texts(input.path("Parameters")))
            .setViewOriginalText(viewText(input, "ViewOriginalText"))
            .setViewExpandedText(viewText(input, "ViewExpandedText"))
            .withStorage(
                to -> {
                  if (storage.has("Location")) {
                    to.setLocation(storage.path("Location").textValue())
                        .setStorageFormat(format(storage))
                        .setSerdeParameters(texts(storage.at("/SerdeInfo/Parameters")));
                  } else {
                    to.setLocation("").setStorageFormat(StorageFormat.VIEW_STORAGE_FORMAT);
                  }
                })
            .build();
    metastore().createTable(table, PrincipalPrivileges.NO_PRIVILEGES);
  }

  /** A view's text; CloudFormation's function in it is carried out. */
  private static Optional<String> viewText(JsonNode input, String name) {
    JsonNode text = input.path(name);
    if (text.isMissingNode() || text.isTextual()) {
      return Optional.ofNullable(text.textValue());
    }
    return Optional.of(
        text.at("/Fn::Join/1")
            .valueStream()
            .map(
                part ->
                    part.isTextual()
                        ? part.textValue()
                        : Base64.getEncoder()
                            .encodeToString(part.path("Fn::Base64").textValue().getBytes(UTF_8)))
            .collect(Collectors.joining()));
  }

  /** The rows that a query answers, each with its cells between bars. */
  List<String> rows(String sql) {
    return trino.execute(sql).getMaterializedRows().stream()
        .map(row -> row.getFields().stream().map(String::valueOf).collect(Collectors.joining("|")))
        .toList();
  }

  @Override
  public void close() {
    trino.close();
  }

  private HiveMetastore metastore() {
    HiveConnector hive = (HiveConnector) trino.getCoordinator().getConnector(CATALOG);
    return hive.getInjector()
        .getInstance(HiveMetastoreFactory.class)
        .createMetastore(Optional.empty());
  }

  private static StorageFormat format(JsonNode storage) {
    return StorageFormat.create(
        storage.at("/SerdeInfo/SerializationLibrary").textValue(),
        storage.path("InputFormat").textValue(),
        storage.path("OutputFormat").textValue());
  }

  private static List<Column> columns(JsonNode columns) {
    return columns
        .valueStream()
        .map(
            column ->
                new Column(
                    column.path("Name").textValue(),
                    HiveType.valueOf(column.path("Type").textValue()),
                    Optional.empty(),
                    Map.of()))
        .toList();
  }

  private static Map<String, String> texts(JsonNode object) {
    return JSON.convertValue(object, new TypeReference<>() {});
  }
}

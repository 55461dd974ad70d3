package io.sespartitioner.infra.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.athena.CfnWorkGroup.EncryptionConfigurationProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.EngineVersionProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.ResultConfigurationProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.WorkGroupConfigurationProperty;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.glue.CfnTable.ColumnProperty;
import software.amazon.awscdk.services.glue.CfnTable.SerdeInfoProperty;
import software.amazon.awscdk.services.glue.CfnTable.StorageDescriptorProperty;
import software.amazon.awscdk.services.glue.CfnTable.TableInputProperty;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * Questions to the delivered log by Amazon Athena: a table {@code events} over its folders, a
 * workgroup, and a saved query for each question. It costs nothing until someone asks: then $5 a
 * terabyte read, compressed, of the partitions that the query names.
 *
 * @see <a href="https://aws.amazon.com/athena/pricing/">Amazon Athena pricing</a>
 */
public final class EventQueries extends Construct {

  /** A query that would read more than 100 GiB, for 50 cents, is stopped. */
  private static final long MOST_BYTES = 100L * 1024 * 1024 * 1024;

  /** Results can be had again, and hold addresses. */
  private static final Duration RESULTS_STAY = Duration.days(7);

  private static final String TABLE = "events";

  private final CfnWorkGroup workGroup;

  /** The table and queries that {@code props} describe. */
  public EventQueries(Construct scope, String id, EventQueriesProps props) {
    super(scope, id);
    TableLayout layout = TableLayout.of(props.rules());
    CfnDatabase database =
        CfnDatabase.Builder.create(this, "Database")
            .catalogId(Aws.ACCOUNT_ID)
            .databaseInput(
                CfnDatabase.DatabaseInputProperty.builder()
                    .name(props.database())
                    .description("SES events by sender")
                    .build())
            .build();
    CfnTable table = table(props, layout);
    table.getNode().addDependency(database);
    this.workGroup = workGroup();
    for (Question question : Question.values()) {
      CfnNamedQuery query =
          CfnNamedQuery.Builder.create(this, question.name())
              .database(props.database())
              .workGroup(workGroup.getRef())
              .name(question.title())
              .description(
                  "Put your values in place of the words in capitals. $5 a terabyte that the"
                      + " partitions named hold, compressed; a year of a sender with a million"
                      + " events a month is about 4 GB, 2 cents.")
              .queryString(question.sql(layout.conditions()))
              .build();
      query.getNode().addDependency(workGroup);
    }
  }

  private CfnTable table(EventQueriesProps props, TableLayout layout) {
    String root = "s3://" + props.bucket().getBucketName() + "/";
    return CfnTable.Builder.create(this, "Table")
        .catalogId(Aws.ACCOUNT_ID)
        .databaseName(props.database())
        .tableInput(
            TableInputProperty.builder()
                .name(TABLE)
                .tableType("EXTERNAL_TABLE")
                .parameters(parameters(root, layout))
                .partitionKeys(
                    layout.columns().keySet().stream().map(name -> column(name, "string")).toList())
                .storageDescriptor(storage(root))
                .build())
        .build();
  }

  private static Map<String, String> parameters(String root, TableLayout layout) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("EXTERNAL", "TRUE");
    parameters.put("classification", "json");
    parameters.put("projection.enabled", "true");
    for (Map.Entry<String, Projection> column : layout.columns().entrySet()) {
      column
          .getValue()
          .parameters()
          .forEach(
              (name, value) -> parameters.put("projection." + column.getKey() + "." + name, value));
    }
    parameters.put("storage.location.template", root + layout.template());
    return parameters;
  }

  private static StorageDescriptorProperty storage(String root) {
    return StorageDescriptorProperty.builder()
        .location(root)
        .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
        .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
        .columns(
            EventColumns.all().entrySet().stream()
                .map(column -> column(column.getKey(), column.getValue()))
                .toList())
        .serdeInfo(
            SerdeInfoProperty.builder()
                .serializationLibrary("org.openx.data.jsonserde.JsonSerDe")
                // One event that another handler delivered broken must not end a query.
                .parameters(
                    new TreeMap<>(
                        Map.of("ignore.malformed.json", "true", "case.insensitive", "true")))
                .build())
        .build();
  }

  private static ColumnProperty column(String name, String type) {
    return ColumnProperty.builder().name(name).type(type).build();
  }

  private CfnWorkGroup workGroup() {
    Bucket results =
        Bucket.Builder.create(this, "Results")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .expiration(RESULTS_STAY)
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    // A bucket that stays must go on refusing connections without TLS.
    results.getPolicy().applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return CfnWorkGroup.Builder.create(this, "WorkGroup")
        .name(Aws.STACK_NAME)
        .recursiveDeleteOption(true)
        .workGroupConfiguration(
            WorkGroupConfigurationProperty.builder()
                .enforceWorkGroupConfiguration(true)
                .publishCloudWatchMetricsEnabled(true)
                .bytesScannedCutoffPerQuery(MOST_BYTES)
                .engineVersion(
                    EngineVersionProperty.builder()
                        .selectedEngineVersion("Athena engine version 3")
                        .build())
                .resultConfiguration(
                    ResultConfigurationProperty.builder()
                        .outputLocation("s3://" + results.getBucketName() + "/")
                        .encryptionConfiguration(
                            EncryptionConfigurationProperty.builder()
                                .encryptionOption("SSE_S3")
                                .build())
                        .build())
                .build())
        .build();
  }

  /** Name of the workgroup that the saved queries are in. */
  public String workGroupName() {
    return workGroup.getRef();
  }
}

package io.sespartitioner.infra.query;

import io.sespartitioner.ses.SesEventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
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
import software.amazon.awscdk.services.kms.IKey;
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

  private static final Map<String, String> STANDARD =
      new TreeMap<>(Map.of("EXTERNAL", "TRUE", "classification", "json"));

  private static final String DESCRIPTION =
      "Put your values in place of the words in capitals. $5 a terabyte that the partitions named"
          + " hold, compressed; a year of a sender with a million events a month is about 4 GB, 2"
          + " cents.";

  private static final String NO_SENDS =
      "Rates are unknown without Send events: publish them by \"send\" among eventTypes.";

  private final CfnWorkGroup workGroup;

  /** The table and queries that {@code props} describe. */
  public EventQueries(Construct scope, String id, EventQueriesProps props) {
    super(scope, id);
    TableLayout layout = TableLayout.of(props.rules(), props.senders());
    CfnDatabase database =
        CfnDatabase.Builder.create(this, "Database")
            .catalogId(Aws.ACCOUNT_ID)
            .databaseInput(
                CfnDatabase.DatabaseInputProperty.builder()
                    .name(props.database())
                    .description("SES events by sender")
                    .build())
            .build();
    tables(props, layout)
        .forEach(
            (name, input) ->
                CfnTable.Builder.create(this, name)
                    .catalogId(Aws.ACCOUNT_ID)
                    .databaseName(props.database())
                    .tableInput(input)
                    .build()
                    .getNode()
                    .addDependency(database));
    this.workGroup = workGroup(Optional.ofNullable(props.bucket().getEncryptionKey()));
    for (Question question : Question.values()) {
      boolean lacksSends = question.needsSends() && !props.eventTypes().contains(SesEventType.SEND);
      CfnNamedQuery query =
          CfnNamedQuery.Builder.create(this, question.name())
              .database(props.database())
              .workGroup(workGroup.getRef())
              .name(question.title())
              .description((lacksSends ? NO_SENDS + " " : "") + DESCRIPTION)
              .queryString(question.sql(layout))
              .build();
      query.getNode().addDependency(workGroup);
    }
    if (!props.eventTypes().contains(SesEventType.SEND)) {
      Annotations.of(this).addWarningV2("ses-partitioner:queryWithoutSends", "query: " + NO_SENDS);
    }
  }

  /**
   * The views of events and the tables of records below them. A table has to be told whose records
   * to read where senders aren't known, so one more, of all, has no partitions.
   */
  private static Map<String, TableInputProperty> tables(
      EventQueriesProps props, TableLayout layout) {
    String bucket = props.bucket().getBucketName();
    Map<String, String> own = new LinkedHashMap<>();
    layout.columns().keySet().forEach(column -> own.put(column, Projection.quoted(column)));
    Map<String, TableInputProperty> tables = new LinkedHashMap<>();
    tables.put(
        "Records",
        records("records", "s3://" + bucket + "/", parameters("s3://" + bucket + "/", layout))
            .partitionKeys(
                layout.columns().keySet().stream().map(name -> column(name, "string")).toList())
            .build());
    // It is named as the table once was that the view is over, and updated in its place.
    tables.put("Table", new EventView("events", "records", own).input(props.database()));
    EventView all = new EventView("all_events", "records", own);
    if (!props.senders().isEmpty() || !layout.isClosed()) {
      String root = "s3://" + bucket + "/" + layout.root();
      tables.put("AllRecords", records("all_records", root, STANDARD).build());
      all = new EventView("all_events", "all_records", layout.fromPaths(bucket));
    }
    tables.put("AllEvents", all.input(props.database()));
    return tables;
  }

  private static TableInputProperty.Builder records(
      String name, String location, Map<String, String> parameters) {
    return TableInputProperty.builder()
        .name(name)
        .tableType("EXTERNAL_TABLE")
        .parameters(parameters)
        .storageDescriptor(storage(location));
  }

  private static Map<String, String> parameters(String root, TableLayout layout) {
    Map<String, String> parameters = new LinkedHashMap<>(STANDARD);
    parameters.put("projection.enabled", "true");
    layout
        .columns()
        .forEach(
            (column, projection) ->
                projection
                    .parameters()
                    .forEach(
                        (name, to) -> parameters.put("projection." + column + "." + name, to)));
    parameters.put("storage.location.template", root + layout.template());
    return parameters;
  }

  private static StorageDescriptorProperty storage(String root) {
    return StorageDescriptorProperty.builder()
        .location(root)
        .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
        .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
        .columns(
            EventColumns.ofRecords().entrySet().stream()
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

  static ColumnProperty column(String name, String type) {
    return ColumnProperty.builder().name(name).type(type).build();
  }

  private CfnWorkGroup workGroup(Optional<IKey> key) {
    Bucket results =
        Bucket.Builder.create(this, "Results")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(key.isPresent() ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED)
            .encryptionKey(key.orElse(null))
            .bucketKeyEnabled(key.isPresent() ? true : null)
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
                                .encryptionOption(key.isPresent() ? "SSE_KMS" : "SSE_S3")
                                .kmsKey(key.map(IKey::getKeyArn).orElse(null))
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

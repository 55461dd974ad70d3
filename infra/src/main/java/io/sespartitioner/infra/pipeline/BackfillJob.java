package io.sespartitioner.infra.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.emrserverless.CfnApplication;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/**
 * An EMR Serverless application that files old logs by the routing rules, with its role and its
 * log. It runs when somebody starts the job, and at rest it costs nothing: it has no workers of its
 * own, and stops 15 minutes after the last job.
 *
 * @see <a href="https://aws.amazon.com/emr/pricing/">Amazon EMR pricing</a>
 */
public final class BackfillJob extends Construct {

  /** Spark 4.0 on Java 17. */
  private static final String RELEASE = "emr-spark-8.0.0";

  private static final int IDLE_MINUTES = 15;

  /** Eight workers of 4 vCPU and 16 GB: at list prices about two dollars an hour, and no more. */
  private static final String MOST_CPU = "32 vCPU";

  /** With the driver, 16 vCPU: an account's quota until it is raised. */
  private static final int MOST_EXECUTORS = 3;

  private static final String MOST_MEMORY = "128 GB";
  private static final String MOST_DISK = "1600 GB";

  private static final String MAIN_CLASS = "io.sespartitioner.backfill.Backfill";

  private final Builder props;
  private final CfnApplication application;
  private final Role role;
  private final Asset jar;
  private final Asset rules;

  /** A job as {@code props} describe it. */
  private BackfillJob(Builder props) {
    super(props.scope, props.id);
    this.props = props;
    this.jar = Asset.Builder.create(this, "Jar").path(props.jar.toString()).build();
    this.rules = Asset.Builder.create(this, "Rules").path(rulesFile().toString()).build();
    LogGroup log =
        PipelineLog.create(this, props.logRetention, props.encryptionKey, props.removalPolicy);
    this.application = application(log);
    this.role = BackfillRole.create(this, props, application, log, List.of(jar, rules));
  }

  private CfnApplication application(LogGroup log) {
    return CfnApplication.Builder.create(this, "Application")
        .releaseLabel(RELEASE)
        .type("SPARK")
        .architecture("ARM64")
        .autoStartConfiguration(
            CfnApplication.AutoStartConfigurationProperty.builder().enabled(true).build())
        .autoStopConfiguration(
            CfnApplication.AutoStopConfigurationProperty.builder()
                .enabled(true)
                .idleTimeoutMinutes(IDLE_MINUTES)
                .build())
        .maximumCapacity(
            CfnApplication.MaximumAllowedResourcesProperty.builder()
                .cpu(MOST_CPU)
                .memory(MOST_MEMORY)
                .disk(MOST_DISK)
                .build())
        .monitoringConfiguration(
            CfnApplication.MonitoringConfigurationProperty.builder()
                .cloudWatchLoggingConfiguration(
                    CfnApplication.CloudWatchLoggingConfigurationProperty.builder()
                        .enabled(true)
                        .logGroupName(log.getLogGroupName())
                        .build())
                .build())
        .build();
  }

  private Path rulesFile() {
    try {
      Path file =
          Path.of(Stage.of(this).getOutdir(), "backfill-rules-" + Names.uniqueId(this) + ".json");
      Files.createDirectories(file.getParent());
      return Files.writeString(file, props.rules.json(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the rules for the backfill", e);
    }
  }

  /** The role that the job runs with. */
  public IRole role() {
    return role;
  }

  /** ARNs of the old logs, as a key that encrypts them is told. */
  public List<String> sourceArns() {
    return BackfillRole.source(props);
  }

  /**
   * The command of AWS's command line that starts the job.
   *
   * <p>It adds to what is in the bucket, since the delivery stream delivers there. Driver and
   * executors have 16 vCPU together, which is what an account has at first; and each has 200 GB of
   * disk, the most of the standard kind, for what it sorts.
   */
  public String startCommand() {
    List<String> arguments = new ArrayList<>();
    arguments.add("s3://" + props.source.getBucketName() + "/" + props.prefix);
    arguments.addAll(List.of("--out", "s3://" + props.archive.bucket().getBucketName() + "/"));
    arguments.addAll(List.of("--add", "--rules", rules.getS3ObjectUrl()));
    return "aws emr-serverless start-job-run --name ses-partitioner-backfill --application-id "
        + application.getAttrApplicationId()
        + " --execution-role-arn "
        + role.getRoleArn()
        + " --job-driver '{\"sparkSubmit\": {\"entryPoint\": \""
        + jar.getS3ObjectUrl()
        + "\", \"entryPointArguments\": [\""
        + String.join("\", \"", arguments)
        + "\"], \"sparkSubmitParameters\": \"--class "
        + MAIN_CLASS
        + " --conf spark.dynamicAllocation.maxExecutors="
        + MOST_EXECUTORS
        + " --conf spark.emr-serverless.driver.disk=200G"
        + " --conf spark.emr-serverless.executor.disk=200G\"}}'";
  }

  /** What a job is made of. */
  public static final class Builder {

    private final Construct scope;
    private final String id;
    EventArchive archive;
    RoutingRulesFile rules;
    Path jar;
    IBucket source;
    String prefix = "";
    RetentionDays logRetention = RetentionDays.ONE_YEAR;
    Optional<IKey> encryptionKey = Optional.empty();
    RemovalPolicy removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /** Begins with the defaults. */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /** Where the old events are filed, too; required. */
    public Builder archive(EventArchive value) {
      archive = value;
      return this;
    }

    /** The routing rules of the archive; required. */
    public Builder rules(RoutingRulesFile value) {
      rules = value;
      return this;
    }

    /** The job's jar; required. */
    public Builder jar(Path value) {
      jar = value;
      return this;
    }

    /** The bucket that has the old logs; required. */
    public Builder source(IBucket value) {
      source = value;
      return this;
    }

    /** The folder of the old logs, without a slash at its end (all of the bucket). */
    public Builder prefix(String value) {
      prefix = value;
      return this;
    }

    /** How long the job's log lives (one year). */
    public Builder logRetention(RetentionDays value) {
      logRetention = value;
      return this;
    }

    /** Key for the log (one of AWS). */
    public Builder encryptionKey(IKey value) {
      encryptionKey = Optional.of(value);
      return this;
    }

    /** What becomes of the log without the stack (it stays). */
    public Builder removalPolicy(RemovalPolicy value) {
      removalPolicy = value;
      return this;
    }

    /** Makes it. */
    public BackfillJob build() {
      Objects.requireNonNull(archive, "archive is required");
      Objects.requireNonNull(rules, "rules is required");
      Objects.requireNonNull(jar, "jar is required");
      Objects.requireNonNull(source, "source is required");
      return new BackfillJob(this);
    }
  }
}

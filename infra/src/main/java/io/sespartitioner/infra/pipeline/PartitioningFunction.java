package io.sespartitioner.infra.pipeline;

import io.sespartitioner.routing.Processor;
import io.sespartitioner.routing.RoutingRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesisfirehose.DataProcessorProps;
import software.amazon.awscdk.services.kinesisfirehose.IDataProcessor;
import software.amazon.awscdk.services.kinesisfirehose.LambdaFunctionProcessor;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IVersion;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The Lambda function that gives each Firehose record its partition keys, with its log group and
 * its role.
 *
 * <p>Firehose calls a published version, never {@code $LATEST}: code, routing rules and prefix then
 * change together, when the delivery stream is updated. Versions are kept, and stay callable, since
 * Firehose goes on with the old one for some minutes after its update; the function and its role
 * are kept for them, even when inline JQ takes their place. There is no SnapStart: a version that
 * rests for two weeks becomes inactive and its next call fails.
 */
public final class PartitioningFunction extends Construct implements Partitioning {

  /**
   * A 1 MiB batch is a request of about 1.5 MB and an answer of at most about 5 MB, even with 50
   * keys a record: neither can meet Lambda's 6 MB. Firehose wants both hints or none.
   */
  private static final Size BATCH = Size.mebibytes(1);

  /** Little next to the S3 buffer's 15 minutes, and it keeps the calls of a quiet day few. */
  private static final Duration BATCH_INTERVAL = Duration.seconds(60);

  /**
   * The largest invocation needs under 64 MB of heap; the rest buys CPU, which a cold start is made
   * of: 512 MB is 0.3 of a CPU.
   */
  private static final int MEMORY_MEBIBYTES = 512;

  /** A cold start and a full batch take a few seconds; a hung call must end before it piles up. */
  private static final int TIMEOUT_SECONDS = 60;

  /** Firehose's first try of a call and its three others. */
  private static final int TRIES = 4;

  private final Builder props;
  private final Function lambda;

  /** A function as {@code props} describe it. */
  private PartitioningFunction(Builder props) {
    super(props.scope, props.id);
    this.props = props;
    LogGroup log =
        PipelineLog.create(this, props.logRetention, props.encryptionKey, props.removalPolicy);
    this.lambda =
        Function.Builder.create(this, "Function")
            .description("Gives each SES event the partition keys of its S3 prefix.")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .handler(FunctionPackage.HANDLER)
            .code(Code.fromAsset(deploymentPackage().toString()))
            .memorySize(props.memory)
            .timeout(props.timeout)
            .environment(props.environment)
            .role(executionRole(log))
            .logGroup(log)
            .loggingFormat(LoggingFormat.JSON)
            .currentVersionOptions(
                VersionOptions.builder().removalPolicy(props.removalPolicy).build())
            .build();
    lambda.applyRemovalPolicy(props.removalPolicy);
  }

  /** The Lambda function itself, for metrics. */
  public Function lambda() {
    return lambda;
  }

  /** The function's log. */
  public ILogGroup log() {
    return lambda.getLogGroup();
  }

  /** The published version that Firehose calls. */
  public IVersion version() {
    return lambda.getCurrentVersion();
  }

  /** How long an event waits at most for its batch and for the last try of its call to end. */
  int longestProcessingSeconds() {
    return BATCH_INTERVAL.toSeconds().intValue() + TRIES * props.timeout.toSeconds().intValue();
  }

  private Path deploymentPackage() {
    String folder = "function-package-" + Names.uniqueId(this);
    Path target = Path.of(Stage.of(this).getOutdir(), folder);
    return FunctionPackage.assemble(props.build, props.rules.json(), target);
  }

  private Role executionRole(LogGroup log) {
    Role role =
        Role.Builder.create(this, "Role")
            .description("The partitioning function: writes its own log, nothing else.")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .inlinePolicies(Map.of("WriteLog", writing(log)))
            .build();
    role.applyRemovalPolicy(props.removalPolicy);
    return role;
  }

  private static PolicyDocument writing(LogGroup log) {
    PolicyStatement statement =
        PolicyStatement.Builder.create()
            .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
            .resources(List.of(log.getLogGroupArn()))
            .build();
    return PolicyDocument.Builder.create().statements(List.of(statement)).build();
  }

  @Override
  public RoutingRules rules() {
    return props.rules.rules();
  }

  @Override
  public Processor processor() {
    return Processor.LAMBDA;
  }

  @Override
  public Optional<PartitioningFunction> function() {
    return Optional.of(this);
  }

  @Override
  public IDataProcessor dataProcessor() {
    return new LambdaFunctionProcessor(
        version(),
        DataProcessorProps.builder().bufferSize(BATCH).bufferInterval(BATCH_INTERVAL).build());
  }

  @Override
  public List<PolicyStatement> permissions() {
    return List.of(
        PolicyStatement.Builder.create()
            .actions(List.of("lambda:InvokeFunction", "lambda:GetFunctionConfiguration"))
            .resources(List.of(version().getFunctionArn()))
            .build());
  }

  /**
   * Lets the role call this version for as long as the version lives. The role's own policy names
   * one version only, and names the new one before Firehose does.
   */
  @Override
  public List<IDependable> admit(IRole deliveryRole) {
    CfnPermission permission =
        CfnPermission.Builder.create(this, permissionId(deliveryRole))
            .action("lambda:InvokeFunction")
            .functionName(version().getFunctionArn())
            .principal(deliveryRole.getRoleArn())
            .build();
    permission.applyRemovalPolicy(props.removalPolicy);
    return List.of(permission);
  }

  /** The first stream that shares this function has the plain id. */
  private String permissionId(IRole deliveryRole) {
    String plain = "CallableByFirehose";
    return getNode().tryFindChild(plain) == null ? plain : plain + Names.uniqueId(deliveryRole);
  }

  /** What a function is made of. */
  public static final class Builder {

    private final Construct scope;
    private final String id;
    Path build;
    RoutingRulesFile rules;
    RetentionDays logRetention = RetentionDays.ONE_YEAR;
    int memory = MEMORY_MEBIBYTES;
    Duration timeout = Duration.seconds(TIMEOUT_SECONDS);
    SortedMap<String, String> environment = new TreeMap<>();
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

    /**
     * Folder with the content of the deployment package, {@code function/target/lambda}; required.
     */
    public Builder build(Path value) {
      build = value;
      return this;
    }

    /** The {@code routing.json} that goes to the root of the package; required. */
    public Builder rules(RoutingRulesFile value) {
      rules = value;
      return this;
    }

    /** How long the function's log lives (one year). */
    public Builder logRetention(RetentionDays value) {
      logRetention = value;
      return this;
    }

    /** Memory in mebibytes, which also sets the share of a CPU (512). */
    public Builder memory(int value) {
      memory = value;
      return this;
    }

    /** Longest run of one invocation, at most Firehose's 5 minutes (60 seconds). */
    public Builder timeout(Duration value) {
      timeout = value;
      return this;
    }

    /** Environment variables, such as {@code JAVA_TOOL_OPTIONS} (none). */
    public Builder environment(Map<String, String> value) {
      environment = new TreeMap<>(value);
      return this;
    }

    /** Key for the log (one of AWS). */
    public Builder encryptionKey(IKey value) {
      encryptionKey = Optional.of(value);
      return this;
    }

    /** What becomes of function, versions, role and log without the stack (they stay). */
    public Builder removalPolicy(RemovalPolicy value) {
      removalPolicy = value;
      return this;
    }

    /** Makes it. */
    public PartitioningFunction build() {
      Objects.requireNonNull(build, "build is required");
      Objects.requireNonNull(rules, "rules is required");
      return new PartitioningFunction(this);
    }
  }
}

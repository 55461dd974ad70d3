package io.sespartitioner.infra.pipeline;

import io.sespartitioner.routing.Processor;
import io.sespartitioner.routing.RoutingRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Firehose's first try of a call and its three others. */
  private static final int TRIES = 4;

  private final RoutingRules rules;
  private final Duration timeout;
  private final Function lambda;

  /** A function as {@code props} describe it. */
  public PartitioningFunction(Construct scope, String id, PartitioningFunctionProps props) {
    super(scope, id);
    this.rules = props.rules().rules();
    this.timeout = props.timeout();
    LogGroup log =
        LogGroup.Builder.create(this, "Log")
            .retention(props.logRetention())
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    this.lambda =
        Function.Builder.create(this, "Function")
            .description("Gives each SES event the partition keys of its S3 prefix.")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .handler(FunctionPackage.HANDLER)
            .code(Code.fromAsset(deploymentPackage(props).toString()))
            .memorySize(props.memoryMebibytes())
            .timeout(timeout)
            .environment(props.environment())
            .role(executionRole(log))
            .logGroup(log)
            .loggingFormat(LoggingFormat.JSON)
            .currentVersionOptions(
                VersionOptions.builder()
                    .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                    .build())
            .build();
    lambda.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
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
    return BATCH_INTERVAL.toSeconds().intValue() + TRIES * timeout.toSeconds().intValue();
  }

  private Path deploymentPackage(PartitioningFunctionProps props) {
    String folder = "function-package-" + Names.uniqueId(this);
    Path target = Path.of(Stage.of(this).getOutdir(), folder);
    return FunctionPackage.assemble(props.build(), props.rules().json(), target);
  }

  private Role executionRole(LogGroup log) {
    Role role =
        Role.Builder.create(this, "Role")
            .description("The partitioning function: writes its own log, nothing else.")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .inlinePolicies(Map.of("WriteLog", writing(log)))
            .build();
    role.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
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
    return rules;
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
    permission.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return List.of(permission);
  }

  /** The first stream that shares this function has the plain id. */
  private String permissionId(IRole deliveryRole) {
    String plain = "CallableByFirehose";
    return getNode().tryFindChild(plain) == null ? plain : plain + Names.uniqueId(deliveryRole);
  }
}

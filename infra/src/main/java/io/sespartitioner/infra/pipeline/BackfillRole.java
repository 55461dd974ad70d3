package io.sespartitioner.infra.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.emrserverless.CfnApplication;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/** The role of the backfill job: it reads the old logs and writes objects, and deletes nothing. */
final class BackfillRole {

  private BackfillRole() {}

  static Role create(
      Construct scope,
      BackfillJob.Builder props,
      CfnApplication application,
      ILogGroup log,
      List<Asset> files) {
    IBucket out = props.archive.bucket();
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(listing(props.source));
    statements.add(allow(List.of("s3:GetObject"), sourceObjects(props)));
    statements.add(listing(out));
    statements.add(
        allow(
            List.of(
                "s3:AbortMultipartUpload",
                "s3:GetObject",
                "s3:ListMultipartUploadParts",
                "s3:PutObject"),
            List.of(out.arnForObjects("*"))));
    if (out.getEncryptionKey() != null) {
      statements.add(DeliveryRole.encrypting(out));
      // Old logs may be encrypted by the same key.
      statements.add(DeliveryRole.use(out, List.of("kms:Decrypt"), source(props)));
    }
    statements.add(
        allow(
            List.of("s3:GetObject"),
            files.stream().map(f -> f.getBucket().arnForObjects(f.getS3ObjectKey())).toList()));
    statements.add(
        allow(
            List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
            List.of(log.getLogGroupArn())));
    // EMR Serverless looks for the group before it writes, in a list of all.
    statements.add(
        allow(
            List.of("logs:DescribeLogGroups"),
            List.of(
                Stack.of(scope)
                    .formatArn(
                        ArnComponents.builder()
                            .service("logs")
                            .resource("log-group")
                            .resourceName("*")
                            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                            .build()))));
    return Role.Builder.create(scope, "Role")
        .description("The backfill job: reads old logs, writes SES events to the bucket.")
        .assumedBy(jobsOf(application))
        .inlinePolicies(
            Map.of("Backfill", PolicyDocument.Builder.create().statements(statements).build()))
        .build();
  }

  /**
   * All of a bucket's names: Hadoop asks for an object before it lists a folder, and without this
   * on the whole bucket S3 says "denied" where it should say "not there".
   */
  private static PolicyStatement listing(IBucket bucket) {
    return allow(
        List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
        List.of(bucket.getBucketArn()));
  }

  /** What old logs are in, as a key that encrypts them is told: the bucket, or the objects. */
  static List<String> source(BackfillJob.Builder props) {
    List<String> arns = new ArrayList<>(List.of(props.source.getBucketArn()));
    arns.addAll(sourceObjects(props));
    return arns;
  }

  /** The source may be one object, or a folder. */
  private static List<String> sourceObjects(BackfillJob.Builder props) {
    return props.prefix.isEmpty()
        ? List.of(props.source.arnForObjects("*"))
        : List.of(
            props.source.arnForObjects(props.prefix),
            props.source.arnForObjects(props.prefix + "/*"));
  }

  /** The guide doesn't tell whether the application asks for the role or one of its job runs. */
  private static PrincipalWithConditions jobsOf(CfnApplication application) {
    List<String> askers =
        List.of(application.getAttrArn(), application.getAttrArn() + "/jobruns/*");
    return new PrincipalWithConditions(
        new ServicePrincipal("emr-serverless.amazonaws.com"),
        // Sorted, as Map.of has another order in each run, and with it the template.
        new TreeMap<>(
            Map.of(
                "StringEquals",
                Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                "ArnLike",
                Map.of("aws:SourceArn", askers))));
  }

  private static PolicyStatement allow(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
  }
}

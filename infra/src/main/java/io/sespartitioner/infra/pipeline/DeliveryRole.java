package io.sespartitioner.infra.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The role that Firehose delivers with, no wider than Firehose's guide asks for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html">Controlling
 *     access with Amazon Data Firehose</a>
 */
final class DeliveryRole {

  private DeliveryRole() {}

  /**
   * A role for one bucket, one log group and one partitioning. Its permissions are part of the role
   * and not a policy beside it, so whatever waits for the role waits for them.
   */
  static Role create(Construct scope, IBucket bucket, ILogGroup log, Partitioning partitioning) {
    List<PolicyStatement> statements = new ArrayList<>(writing(bucket));
    statements.add(allow(List.of("logs:PutLogEvents"), log.getLogGroupArn()).build());
    statements.addAll(partitioning.permissions());
    PolicyDocument document = PolicyDocument.Builder.create().statements(statements).build();
    return Role.Builder.create(scope, "DeliveryRole")
        .description("Firehose: writes SES events to the bucket.")
        .assumedBy(firehoseOfThisAccount())
        .inlinePolicies(Map.of("Deliver", document))
        .build();
  }

  private static List<PolicyStatement> writing(IBucket bucket) {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(
        allow(
                List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
                bucket.getBucketArn())
            .build());
    statements.add(
        allow(
                List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"),
                bucket.arnForObjects("*"))
            .build());
    if (bucket.getEncryptionKey() != null) {
      statements.add(encrypting(bucket));
    }
    return statements;
  }

  /** The use of a customer's key, by S3 only; with a bucket key its context is the bucket alone. */
  static PolicyStatement encrypting(IBucket bucket) {
    return use(
        bucket,
        List.of("kms:Decrypt", "kms:GenerateDataKey"),
        List.of(bucket.getBucketArn(), bucket.arnForObjects("*")));
  }

  /** The use of the key of {@code bucket} for what has these ARNs. */
  static PolicyStatement use(IBucket bucket, List<String> actions, List<String> contexts) {
    String s3 = "s3." + bucket.getEnv().getRegion() + "." + Aws.URL_SUFFIX;
    return allow(actions, bucket.getEncryptionKey().getKeyArn())
        .conditions(
            new TreeMap<>(
                Map.of(
                    "StringEquals",
                    Map.of("kms:ViaService", s3),
                    "StringLike",
                    Map.of("kms:EncryptionContext:aws:s3:arn", contexts))))
        .build();
  }

  /** Firehose gives the account as external id, so no other account's stream can use the role. */
  private static PrincipalWithConditions firehoseOfThisAccount() {
    return new PrincipalWithConditions(
        new ServicePrincipal("firehose.amazonaws.com"),
        Map.of("StringEquals", Map.of("sts:ExternalId", Aws.ACCOUNT_ID)));
  }

  private static PolicyStatement.Builder allow(List<String> actions, String resource) {
    return PolicyStatement.Builder.create().actions(actions).resources(List.of(resource));
  }
}

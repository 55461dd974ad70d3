package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.BackfillJob;
import io.sespartitioner.infra.pipeline.EventArchive;
import io.sespartitioner.infra.pipeline.ReaderPolicy;
import io.sespartitioner.infra.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * Who may read which partition, and what the owners of other resources have to let in: the bucket
 * that was there, the key, the bucket of access logs. CloudFormation can't change those policies.
 */
final class OwnersSteps {

  private final Stack stack;
  private final Settings settings;
  private final IBucket bucket;

  private OwnersSteps(Stack stack, Settings settings, IBucket bucket) {
    this.stack = stack;
    this.settings = settings;
    this.bucket = bucket;
  }

  /** Lets readers in where the stack can, and has an output for each policy that is another's. */
  static void output(
      Stack stack, Settings settings, EventArchive archive, Optional<BackfillJob> backfill) {
    OwnersSteps steps = new OwnersSteps(stack, settings, archive.bucket());
    steps.readers();
    settings.owner().encryptionKey().ifPresent(arn -> steps.key(archive, backfill));
    settings.owner().accessLogs().ifPresent(steps::accessLogs);
  }

  private void readers() {
    List<PolicyStatement> statements =
        ReaderPolicy.statements(settings.readers(), bucket.getBucketArn());
    if (settings.bucket().isEmpty()) {
      statements.forEach(bucket::addToResourcePolicy);
    } else if (!statements.isEmpty()) {
      output("BucketPolicy", statements, "Add these statements to the bucket's policy");
    }
  }

  private void key(EventArchive archive, Optional<BackfillJob> backfill) {
    List<String> own = List.of(bucket.getBucketArn(), bucket.arnForObjects("*"));
    List<PolicyStatement> statements = new ArrayList<>();
    PolicyStatement writing = use(own, "kms:Decrypt", "kms:GenerateDataKey");
    writing.addPrincipals(new ArnPrincipal(archive.role().getRoleArn()));
    statements.add(writing);
    backfill.ifPresent(
        job -> {
          ArnPrincipal role = new ArnPrincipal(job.role().getRoleArn());
          writing.addPrincipals(role);
          PolicyStatement oldLogs = use(job.sourceArns(), "kms:Decrypt");
          oldLogs.addPrincipals(role);
          statements.add(oldLogs);
        });
    if (!settings.readers().isEmpty()) {
      PolicyStatement reading = use(own, "kms:Decrypt");
      settings.readers().stream()
          .flatMap(reader -> reader.principals().stream())
          .distinct()
          .sorted()
          .map(ArnPrincipal::new)
          .forEach(reading::addPrincipals);
      statements.add(reading);
    }
    output(
        "KeyPolicy",
        statements,
        "The key's policy must allow this; and its own account to allow it by IAM, which the policy"
            + " that a key has by default does");
  }

  /** With a bucket key, the encryption context is the bucket's ARN. */
  private static PolicyStatement use(List<String> contexts, String... actions) {
    return PolicyStatement.Builder.create()
        .actions(List.of(actions))
        .resources(List.of("*"))
        .conditions(Map.of("StringLike", Map.of("kms:EncryptionContext:aws:s3:arn", contexts)))
        .build();
  }

  private void accessLogs(String logs) {
    IPrincipal logging = new ServicePrincipal("logging.s3.amazonaws.com");
    output(
        "AccessLogsPolicy",
        List.of(
            PolicyStatement.Builder.create()
                .principals(List.of(logging))
                .actions(List.of("s3:PutObject"))
                .resources(
                    List.of(
                        stack.formatArn(
                            ArnComponents.builder()
                                .service("s3")
                                .region("")
                                .account("")
                                .resource(logs)
                                .resourceName("*")
                                .build())))
                .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", bucket.getBucketArn())))
                .build()),
        "The policy of the access logs' bucket must have this statement");
  }

  private void output(String id, List<PolicyStatement> statements, String description) {
    List<Object> documents = statements.stream().map(PolicyStatement::toStatementJson).toList();
    CfnOutput.Builder.create(stack, id)
        .value(stack.toJsonString(documents))
        .description(description)
        .build();
  }
}

package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.EventArchive;
import io.sespartitioner.infra.pipeline.Partitioning;
import io.sespartitioner.infra.settings.Settings;
import io.sespartitioner.ses.SesEventType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;

/**
 * The outputs that prove a deployment: commands for a POSIX shell that send mails to SES's mailbox
 * simulator, and that show what came of them. {@code infra/prove.sh} runs both.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">Mailbox
 *     simulator</a>
 */
final class ProvingSteps {

  /** Addresses of the simulator, and the types of event of which each mail causes at least one. */
  private enum Mail {
    SUCCESS(SesEventType.DELIVERY),
    BOUNCE(SesEventType.BOUNCE),
    COMPLAINT(SesEventType.COMPLAINT);

    private final SesEventType event;

    Mail(SesEventType event) {
      this.event = event;
    }

    boolean isSeen(List<SesEventType> published) {
      return published.stream().anyMatch(causes()::contains);
    }

    /** A complaint follows a delivery, and any mail is sent first. */
    private Set<SesEventType> causes() {
      return this == COMPLAINT
          ? Set.of(SesEventType.SEND, SesEventType.DELIVERY, event)
          : Set.of(SesEventType.SEND, event);
    }

    String address() {
      return name().toLowerCase(Locale.ROOT) + "@simulator.amazonses.com";
    }
  }

  private ProvingSteps() {}

  static void output(
      Construct scope,
      Settings settings,
      EventArchive archive,
      IConfigurationSet set,
      Partitioning partitioning) {
    CfnOutput.Builder.create(scope, "SendTest")
        .value(sending(settings, set.getConfigurationSetName()))
        .description(
            "Sends mails to SES's mailbox simulator and prints their message ids; needs a verified"
                + " domain, and works in the sandbox")
        .build();
    CfnOutput.Builder.create(scope, "CheckTest")
        .value(checking(settings.domain(), archive, set, partitioning))
        .description("Lists what arrived, and if that is nothing, what to look at in which order")
        .build();
  }

  private static String sending(Settings settings, String set) {
    List<Mail> seen =
        Stream.of(Mail.values()).filter(mail -> mail.isSeen(settings.eventTypes())).toList();
    String addresses =
        (seen.isEmpty() ? List.of(Mail.values()) : seen)
            .stream().map(Mail::address).collect(Collectors.joining(" "));
    return "for to in "
        + addresses
        + "; do aws sesv2 send-email --from-email-address ses-partitioner-test@"
        + settings.domain()
        + " --destination ToAddresses=$to --content"
        + " 'Simple={Subject={Data=SES partitioner test},Body={Text={Data=To the mailbox"
        + " simulator}}}' --configuration-set-name "
        + set
        + " --query MessageId --output text; done";
  }

  private static String checking(
      String domain, EventArchive archive, IConfigurationSet set, Partitioning partitioning) {
    String function =
        partitioning
            .function()
            .map(
                f ->
                    "; echo '5. What the function says (the reason of each failed record):'; aws"
                        + " logs tail "
                        + f.log().getLogGroupName()
                        + " --since 1h")
            .orElse("");
    return Fn.sub(
        "echo '1. What arrived last:'; aws s3 ls --recursive s3://${Bucket}/ | sort | tail -n 9;"
            + " echo 'Is that nothing? Look on, in this order.';"
            + " echo '2. The set that mail of the domain uses (None: use the command"
            + " PublishAllMail, or the header):'; aws sesv2 get-email-identity --email-identity "
            + domain
            + " --query ConfigurationSetName --output text;"
            + " echo '3. Where the set publishes (wanted: True and the stream):'; aws sesv2"
            + " get-configuration-set-event-destinations --configuration-set-name ${Set} --query"
            + " 'EventDestinations[].[Enabled,KinesisFirehoseDestination.DeliveryStreamArn]'"
            + " --output text;"
            + " echo '4. What the stream could not deliver:'; aws logs tail ${StreamLog} --since"
            + " 1h${Function}",
        new TreeMap<>(
            Map.of(
                "Bucket",
                archive.bucket().getBucketName(),
                "Set",
                set.getConfigurationSetName(),
                "StreamLog",
                archive.errorLog().getLogGroupName(),
                "Function",
                function)));
  }
}

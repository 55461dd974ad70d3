package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

/** {@code prove.sh} with the stack's own outputs, and with stubs of AWS, time and calendar. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It is a script for a POSIX shell")
class ProveScriptTest {

  private static final String OBJECT =
      "admin/2026/11/22/ses-log-deliver-1-2026-11-22-10-00-00-0.gz";
  private static final Template TEMPLATE = Templates.with();
  private static final List<String> OUTPUTS =
      List.of(
          "Domain",
          "ConfigurationSetName",
          "BucketName",
          "Prefix",
          "ErrorPrefix",
          "TimeZone",
          "DeliveryStreamLog",
          "FunctionLog");

  @TempDir private Path stub;

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void awsHasTheStack() throws IOException {
    for (String folder : List.of("bin", "bucket", "later", "outputs")) {
      Files.createDirectory(stub.resolve(folder));
    }
    for (String command : List.of("aws", "sleep", "date")) {
      Path file = Files.copy(Path.of("src/test/resources/prove", command), bin(command));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    for (String output : OUTPUTS) {
      write("outputs/" + output, output(output) + "\n");
    }
    write("types", "DELIVERY\tREJECT\tBOUNCE\tCOMPLAINT\n");
    write("day", "2026-11-22\n");
    write("stacks", "ses-partitioner-examplecom\n");
    write("refused", "");
    write("slept", "0");
  }

  @Test
  void eventsOfAllMailsProveTheStackAsSoonAsTheyAreThere() throws Exception {
    event(OBJECT, "success", "Delivery");
    event("admin/2026/11/22/second.gz", "bounce", "Bounce");
    event("admin/2026/11/22/third.gz", "complaint", "Complaint");
    Outcome outcome = prove("ses-partitioner-examplecom");
    assertThat(outcome.out())
        .contains("Sent 3 mails")
        .contains("success: Delivery in s3://ArchiveBucket/" + OBJECT)
        .contains("bounce: Bounce in s3://ArchiveBucket/admin/")
        .contains("complaint: Complaint in s3://ArchiveBucket/admin/")
        .endsWith("It works: an event of each mail has arrived.\n");
    assertThat(outcome.status()).isZero();
    assertThat(slept()).isEqualTo("900");
  }

  @Test
  void mailsAreSentByTheSetFromTheDomainToTheSimulator() throws Exception {
    prove("ses-partitioner-examplecom", "0");
    assertThat(calls())
        .filteredOn(call -> call.startsWith("sesv2 send-email"))
        .hasSize(3)
        .allMatch(call -> call.contains("--from-email-address ses-partitioner-test@example.com "))
        .allMatch(
            call -> call.contains("--configuration-set-name PublishingConfigurationSet --query"))
        .anyMatch(call -> call.contains("ToAddresses=success@simulator.amazonses.com "))
        .anyMatch(call -> call.contains("ToAddresses=bounce@simulator.amazonses.com "))
        .anyMatch(call -> call.contains("ToAddresses=complaint@simulator.amazonses.com "));
  }

  @Test
  void nothingInTimeIsToldWithAllThatIsToBeLookedAtInOrder() throws Exception {
    Outcome outcome = prove("ses-partitioner-examplecom");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(slept()).isEqualTo("1500");
    assertThat(outcome.out())
        .contains("After 25 minutes there is no event of: success bounce complaint")
        .containsSubsequence(
            "1. What arrived today",
            "2. The set",
            "[sesv2 get-email-identity --email-identity example.com ",
            "3. Where the set publishes",
            "[sesv2 get-configuration-set-event-destinations --configuration-set-name"
                + " PublishingConfigurationSet ",
            "4. What the stream could not deliver",
            "[logs tail ArchiveLog --since 1h]",
            "5. What the function says",
            "[logs tail PartitioningLog --since 1h]");
  }

  @Test
  void eventsOfOthersProveNothing() throws Exception {
    event(OBJECT, "somebody", "Delivery");
    event("admin/2026/11/22/second.gz", "success", "Delivery");
    Outcome outcome = prove("ses-partitioner-examplecom", "20");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).contains("After 20 minutes there is no event of: bounce complaint");
  }

  @Test
  void errorOutputIsToldAsSuch() throws Exception {
    write("later/processing-failed-x", "");
    Files.createDirectories(stub.resolve("later/processing-failed"));
    write("later/processing-failed/2026", "{\"rawData\":\"e30K\"}\n");
    Outcome outcome = prove("ses-partitioner-examplecom");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("error output: s3://ArchiveBucket/processing-failed/2026")
        .doesNotContain("processing-failed-x");
  }

  @Test
  void onlyTheFoldersOfTheDayAndOfErrorOutputAreListed() throws Exception {
    event(OBJECT, "success", "Delivery");
    event("billing/2026/11/22/a.gz", "bounce", "Bounce");
    event("billing/2026/11/21/b.gz", "complaint", "Complaint");
    write("midnight", "2026-11-23\n");
    Outcome outcome = prove("ses-partitioner-examplecom");
    assertThat(outcome.out()).contains("there is no event of: complaint");
    assertThat(listed())
        .containsExactlyInAnyOrder(
            "",
            "admin/2026/11/22/",
            "admin/2026/11/23/",
            "billing/2026/11/22/",
            "billing/2026/11/23/");
  }

  @ParameterizedTest
  @CsvSource({
    "log/!{timestamp:yyyy/MM}/!{partitionKeyFromLambda:a}/, log/2026/11/x/",
    "by=!{partitionKeyFromQuery:a}-!{timestamp:HH}/!{timestamp:dd}/, by=x-10/22/",
    "!{partitionKeyFromLambda:a}/!{timestamp:yyyy}/!{timestamp:HH}/, x/2026/",
    "!{partitionKeyFromLambda:a}/!{firehose:random-string}/, x/",
    "all/, all/"
  })
  void foldersOfOtherPrefixesAreFoundToo(String prefix, String folder) throws Exception {
    write("outputs/Prefix", prefix + "\n");
    write("outputs/TimeZone", "Asia/Tokyo\n");
    event(folder + "object.gz", "success", "Delivery");
    assertThat(prove("ses-partitioner-examplecom").out())
        .contains("success: Delivery in s3://ArchiveBucket/" + folder + "object.gz");
    assertThat(listed()).contains(folder);
    assertThat(read("zones").lines()).containsOnly("Asia/Tokyo");
  }

  @ParameterizedTest
  @CsvSource({
    "DELIVERY BOUNCE, success bounce complaint",
    "BOUNCE, bounce",
    "COMPLAINT OPEN, complaint",
    "SEND, success bounce complaint",
    "OPEN, success bounce complaint"
  })
  void mailsAreThoseWhoseEventsArePublished(String types, String mails) throws Exception {
    write("types", types.replace(' ', '\t') + "\n");
    assertThat(prove("send", "ses-partitioner-examplecom").out().lines())
        .containsExactlyElementsOf(
            Stream.of(mails.split(" ")).map(mail -> mail + " id-of-" + mail).toList());
  }

  @Test
  void whatIsToBeLookedAtIsShownAlone() throws Exception {
    Outcome outcome = prove("check");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("1. What arrived today").contains("5. What the function");
    assertThat(calls()).noneMatch(call -> call.startsWith("sesv2 send-email"));
  }

  @Test
  void stackOfAnOlderVersionIsToldBeforeAMailIsSent() throws Exception {
    Files.delete(stub.resolve("outputs/Prefix"));
    Outcome outcome = prove("ses-partitioner-examplecom");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("lacks one of the outputs").contains("deploy it again");
    assertThat(calls()).noneMatch(call -> call.startsWith("sesv2 send-email"));
  }

  @Test
  void mailThatSesRefusesEndsItWithTheReasonAndNoWait() throws Exception {
    write("refused", "bounce\n");
    Outcome outcome = prove("ses-partitioner-examplecom");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("MessageRejected").contains("is the domain verified");
    assertThat(slept()).isEqualTo("0");
  }

  @Test
  void theOnlyStackNeedsNoName() throws Exception {
    event(OBJECT, "success", "Delivery");
    assertThat(prove().out()).contains("success: Delivery");
  }

  @Test
  void amongSeveralStacksOneMustBeNamed() throws Exception {
    write("stacks", "ses-partitioner-a\nses-partitioner-b\n");
    Outcome outcome = prove();
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("write which stack: ses-partitioner-a ses-partitioner-b");
    write("stacks", "");
    assertThat(prove().err()).contains("no stack here begins with ses-partitioner-");
  }

  @Test
  void wrongArgumentsAreRefusedBeforeAMailIsSent() throws Exception {
    assertThat(prove("stack", "soon").err()).contains("'soon' is no number of minutes");
    assertThat(prove("stack", "1", "2").status()).isEqualTo(2);
    assertThat(stub.resolve("calls")).doesNotExist();
  }

  private void event(String key, String mail, String type) throws IOException {
    Path file = stub.resolve("later").resolve(key);
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      String event =
          "{\"eventType\":\"%s\",\"mail\":{\"messageId\":\"id-of-%s\"}}\n".formatted(type, mail);
      out.write(event.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The stack's output, each reference being the beginning of its logical id. */
  private static String output(String name) {
    JsonNode value = Templates.tree(TEMPLATE).path("Outputs").path(name).path("Value");
    return new Intrinsics(id -> id.replaceFirst("[0-9A-F]{8}$", "")).resolve(value).textValue();
  }

  private Outcome prove(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "prove.sh"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(stub.resolve("out").toFile())
            .redirectError(stub.resolve("err").toFile());
    builder.environment().put("STUB", stub.toString());
    // A minute's steps are as many processes as a second's.
    builder.environment().put("STEP_SECONDS", "300");
    builder
        .environment()
        .merge("PATH", stub.resolve("bin").toString(), (old, own) -> own + ":" + old);
    int status = builder.start().waitFor();
    return new Outcome(status, read("out"), read("err"));
  }

  private List<String> calls() throws IOException {
    return read("calls").lines().toList();
  }

  /** The prefixes whose objects were listed, with and without a delimiter. */
  private Set<String> listed() throws IOException {
    return calls().stream()
        .filter(call -> call.startsWith("s3api list-objects-v2"))
        .map(call -> call.replaceFirst(".* --prefix ", "").replaceFirst(" ?--.*", ""))
        .collect(Collectors.toSet());
  }

  private String slept() throws IOException {
    return read("slept").strip();
  }

  private Path bin(String command) {
    return stub.resolve("bin").resolve(command);
  }

  private String read(String file) throws IOException {
    return Files.readString(stub.resolve(file));
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(stub.resolve(file), content);
  }
}

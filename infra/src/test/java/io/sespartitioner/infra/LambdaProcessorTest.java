package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The processor {@code lambda}. */
class LambdaProcessorTest {

  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final Template TEMPLATE = Templates.with();

  @Test
  void functionRunsOnJava25AndArmWithoutSnapStart() {
    TEMPLATE.hasResourceProperties(
        FUNCTION,
        Map.of(
            "Runtime", "java25",
            "Architectures", List.of("arm64"),
            "Handler", "io.sespartitioner.function.PartitioningHandler",
            "SnapStart", Match.absent(),
            "Environment", Match.absent()));
  }

  @Test
  void functionLogsJsonToItsOwnGroup() {
    TEMPLATE.hasResourceProperties(
        FUNCTION,
        Map.of(
            "LoggingConfig",
            Map.of(
                "LogFormat",
                "JSON",
                "LogGroup",
                Map.of("Ref", Match.stringLikeRegexp("^PartitioningLog")))));
  }

  @Test
  void functionEndsLongBeforeFirehosesFiveMinutes() {
    JsonNode function = Templates.properties(TEMPLATE, FUNCTION).get(0);
    assertThat(function.path("Timeout").asInt()).isBetween(30, 240);
    assertThat(function.path("MemorySize").asInt()).isGreaterThanOrEqualTo(256);
  }

  @Test
  void firehoseCallsAPublishedVersionWithBothBufferHints() {
    Map<String, Object> version =
        Map.of("Ref", Match.stringLikeRegexp("^PartitioningFunctionCurrentVersion"));
    TEMPLATE.hasResourceProperties(
        "AWS::KinesisFirehose::DeliveryStream",
        Map.of(
            "ExtendedS3DestinationConfiguration",
            Match.objectLike(
                Map.of(
                    "ProcessingConfiguration",
                    Map.of(
                        "Enabled",
                        true,
                        "Processors",
                        List.of(
                            Map.of(
                                "Type",
                                "Lambda",
                                "Parameters",
                                Match.arrayWith(
                                    List.of(
                                        parameter("LambdaArn", version),
                                        parameter("BufferIntervalInSeconds", "60"),
                                        parameter("BufferSizeInMBs", "1"))))))))));
  }

  @Test
  void oldVersionsStayCallableByTheDeliveryRole() {
    TEMPLATE.hasResource(
        "AWS::Lambda::Permission",
        Map.of(
            "DeletionPolicy",
            "RetainExceptOnCreate",
            "UpdateReplacePolicy",
            "Retain",
            "Properties",
            Map.of(
                "Action",
                "lambda:InvokeFunction",
                "FunctionName",
                Map.of("Ref", Match.stringLikeRegexp("^PartitioningFunctionCurrentVersion")),
                "Principal",
                Map.of(
                    "Fn::GetAtt",
                    List.of(Match.stringLikeRegexp("^ArchiveDeliveryRole"), "Arn")))));
  }

  private static Map<String, Object> parameter(String name, Object value) {
    return Map.of("ParameterName", name, "ParameterValue", value);
  }
}

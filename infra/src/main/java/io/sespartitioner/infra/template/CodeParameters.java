package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Parameters for where the function's code lies in S3, for who uploads it by hand. */
final class CodeParameters {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PARAMETERS =
      """
      {
        "CodeBucket": {
          "Type": "String",
          "Default": "none",
          "Description": "Bucket of this region that the function's zip was uploaded to; not needed for jq"
        },
        "CodeKey": {
          "Type": "String",
          "Description": "Key of the function's zip in that bucket"
        }
      }
      """;

  private static final String RULES =
      """
      {
        "CodeForLambda": {
          "RuleCondition": {"Fn::Equals": [{"Ref": "Processor"}, "lambda"]},
          "Assertions": [
            {
              "Assert": {"Fn::Not": [{"Fn::Equals": [{"Ref": "CodeBucket"}, "none"]}]},
              "AssertDescription": "The processor lambda needs CodeBucket, the bucket that the function's zip was uploaded to"
            }
          ]
        }
      }
      """;

  private static final String GROUP =
      """
      {"Label": {"default": "The function's code"}, "Parameters": ["CodeBucket", "CodeKey"]}
      """;

  private CodeParameters() {}

  /** Lets {@code function} have its code from there; {@code zip} is the key by default. */
  static void add(ObjectNode template, ObjectNode function, String zip) throws IOException {
    ObjectNode parameters = (ObjectNode) JSON.readTree(PARAMETERS);
    parameters.withObject("/CodeKey").put("Default", zip);
    template.withObject("/Parameters").setAll(parameters);
    template.set("Rules", JSON.readTree(RULES));
    ArrayNode groups =
        template
            .withObjectProperty("Metadata")
            .withObjectProperty("AWS::CloudFormation::Interface")
            .withArrayProperty("ParameterGroups");
    groups.insert(1, JSON.readTree(GROUP));
    ObjectNode code = function.putObject("Code");
    code.putObject("S3Bucket").put("Ref", "CodeBucket");
    code.putObject("S3Key").put("Ref", "CodeKey");
  }
}

package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Parameters for where the function's code lies in S3, for those who upload it by hand. */
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
        "CodeFolder": {
          "Type": "String",
          "Default": "",
          "Description": "Folder in that bucket that the zip was uploaded to, with / at its end; empty: none",
          "AllowedPattern": "|.*/",
          "ConstraintDescription": "must be empty or end in /"
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
      {"Label": {"default": "The function's code"}, "Parameters": ["CodeBucket", "CodeFolder"]}
      """;

  private CodeParameters() {}

  /**
   * Lets {@code function} have its code from there, from the file {@code zip}. Its name is no
   * parameter: it is another one for other code, and an update would go on with the old value.
   */
  static void add(ObjectNode template, ObjectNode function, String zip) throws IOException {
    ObjectNode parameters = (ObjectNode) JSON.readTree(PARAMETERS);
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
    code.putObject("S3Key").put("Fn::Sub", "${CodeFolder}" + zip);
  }
}

package io.sespartitioner.infra.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Several templates in one. */
class AlternativesTest {

  @Test
  void resourceThatIsNotAlwaysThereGetsTheCondition() throws JsonProcessingException {
    Alternatives all = new Alternatives(resources("'A': {'Type': 'X'}, 'B': {'Type': 'Y'}"));
    all.add("On", resources("'A': {'Type': 'X'}"));
    assertThat(all.template())
        .isEqualTo(resources("'A': {'Type': 'X'}, 'B': {'Type': 'Y', 'Condition': 'On'}"));
  }

  @Test
  void valueThatDiffersIsAFunctionWhereItDiffers() throws JsonProcessingException {
    Alternatives all = new Alternatives(properties("'Same': 1, 'Other': {'X': ['a', 'b']}"));
    all.add("On", properties("'Same': 1, 'Other': {'X': ['a', 'c']}"));
    assertThat(all.template())
        .isEqualTo(properties("'Same': 1, 'Other': {'X': ['a', {'Fn::If': ['On', 'b', 'c']}]}"));
  }

  @Test
  void functionIsOneValueAndSoIsAnObjectOfAnotherType() throws JsonProcessingException {
    Alternatives all =
        new Alternatives(properties("'A': {'Ref': 'R'}, 'P': {'Type': 'Lambda', 'V': 1}"));
    all.add("On", properties("'A': {'Ref': 'S'}, 'P': {'Type': 'JQ', 'V': 1}"));
    assertThat(all.template())
        .isEqualTo(
            properties(
                "'A': {'Fn::If': ['On', {'Ref': 'R'}, {'Ref': 'S'}]}, 'P': {'Fn::If': ['On',"
                    + " {'Type': 'Lambda', 'V': 1}, {'Type': 'JQ', 'V': 1}]}"));
  }

  @Test
  void whatIsThereInOneOnlyIsNoValueInTheOther() throws JsonProcessingException {
    Alternatives all = new Alternatives(properties("'L': [1, 2]"));
    all.add("On", properties("'L': [1], 'M': 3"));
    assertThat(all.template())
        .isEqualTo(
            properties(
                "'L': [1, {'Fn::If': ['On', 2, {'Ref': 'AWS::NoValue'}]}],"
                    + " 'M': {'Fn::If': ['On', {'Ref': 'AWS::NoValue'}, 3]}"));
  }

  @Test
  void choicesInDifferentPlacesOfOneValueDoNotDisturbEachOther() throws JsonProcessingException {
    Alternatives all = new Alternatives(properties("'O': {'A': 1, 'B': 2}"));
    all.add("One", properties("'O': {'A': 1, 'B': 2, 'C': 3}"));
    all.add("Two", properties("'O': {'A': 4, 'B': 2}"));
    assertThat(all.template())
        .isEqualTo(
            properties(
                "'O': {'A': {'Fn::If': ['Two', 1, 4]}, 'B': 2,"
                    + " 'C': {'Fn::If': ['One', {'Ref': 'AWS::NoValue'}, 3]}}"));
  }

  @Test
  void dependencyThatIsNotAlwaysThereMovesToTheMetadata() throws JsonProcessingException {
    Alternatives all = new Alternatives(resources("'A': {'DependsOn': ['B', 'C']}"));
    all.add("On", resources("'A': {'DependsOn': ['B']}"));
    assertThat(all.template())
        .isEqualTo(
            resources(
                "'A': {'DependsOn': ['B'], 'Metadata': {'DependsOn':"
                    + " [{'Fn::If': ['On', {'Ref': 'C'}, {'Ref': 'AWS::NoValue'}]}]}}"));
  }

  @Test
  void twoChoicesInOnePlaceAreRefused() throws JsonProcessingException {
    Alternatives all = new Alternatives(properties("'V': 1"));
    all.add("One", properties("'V': 2"));
    assertThatThrownBy(() -> all.add("Two", properties("'V': 3")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No place for the condition Two: 1");
  }

  @Test
  void attributeThatTakesNoFunctionMustNotDiffer() throws JsonProcessingException {
    Alternatives all = new Alternatives(resources("'A': {'DeletionPolicy': 'Retain'}"));
    assertThatThrownBy(() -> all.add("On", resources("'A': {'DeletionPolicy': 'Delete'}")))
        .hasMessage("No place for the condition On: DeletionPolicy");
  }

  private static JsonNode properties(String properties) throws JsonProcessingException {
    return resources("'R': {'Type': 'T', 'Properties': {" + properties + "}}");
  }

  private static JsonNode resources(String resources) throws JsonProcessingException {
    return new ObjectMapper()
        .readTree("{'Resources': {".replace('\'', '"') + resources.replace('\'', '"') + "}}");
  }
}

package io.sespartitioner.infra.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that stand for a parameter. */
class MarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'A': 'mark'} | {'A': {'Ref': 'P'}}",
        "{'A': 'no'} | {'A': 'no'}",
        "{'A': ''} | {'A': ''}",
        "{'A': ['x', 1, true]} | {'A': ['x', 1, true]}",
        "{'A': 'a mark b'} | {'A': {'Fn::Join': ['', ['a ', {'Ref': 'P'}, ' b']]}}",
        "{'Fn::Join': ['', ['a-mark', {'Ref': 'R'}]]}"
            + " | {'Fn::Join': ['', ['a-', {'Ref': 'P'}, {'Ref': 'R'}]]}",
        "{'Fn::Join': ['-', ['a', 'mark!']]}"
            + " | {'Fn::Join': ['-', ['a', {'Fn::Join': ['', [{'Ref': 'P'}, '!']]}]]}",
        "{'Fn::Sub': '${R} mark'} | {'Fn::Sub': ['${R} ${Given1}', {'Given1': {'Ref': 'P'}}]}",
        "{'Fn::Sub': '${R} none'} | {'Fn::Sub': '${R} none'}",
        "{'Fn::Sub': ['mark ${V}', {'V': 'mark'}]}"
            + " | {'Fn::Sub': ['${Given1} ${V}', {'Given1': {'Ref': 'P'}, 'V': {'Ref': 'P'}}]}"
      })
  void markIsItsFunctionWhereverItStands(String before, String after)
      throws JsonProcessingException {
    assertThat(new Marks(Map.of("mark", json("{'Ref': 'P'}"))).replace(json(before)))
        .isEqualTo(json(after));
  }

  @Test
  void longestMarkCounts() throws JsonProcessingException {
    Marks marks =
        new Marks(Map.of("mark", json("{'Ref': 'P'}"), "long_mark", json("{'Ref': 'Q'}")));
    assertThat(marks.replace(json("['long_mark', 'a mark']")))
        .isEqualTo(json("[{'Ref': 'Q'}, {'Fn::Join': ['', ['a ', {'Ref': 'P'}]]}]"));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}

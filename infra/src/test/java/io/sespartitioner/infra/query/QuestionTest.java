package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionTest {

  private static final Path PAGE = Path.of("../events/docs/questions.md");

  /** So what the page's own test asks of DuckDB is what Athena has saved. */
  @ParameterizedTest
  @EnumSource
  void standsOnThePageOfQuestionsAsAthenaHasItSaved(Question question) throws IOException {
    String page = Files.readString(PAGE);
    String after = page.substring(page.indexOf("\n## " + question.title() + "\n"));
    String start = "```sql\n";
    int from = after.indexOf(start) + start.length();
    assertThat(after.substring(from, after.indexOf("```", from)).strip())
        .isEqualTo(question.sql(TableLayout.of(RoutingRules.standard(), Set.of())).strip());
  }

  /** So the same question means the same on both. */
  @Test
  void duckDbIsToldOfTheSameMembersAndTypesAsAthena() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("'{\n") + 1;
    JsonNode structure =
        new ObjectMapper().readTree(page.substring(from, page.indexOf("}'", from) + 1));
    List<String> members =
        structure.properties().stream()
            .map(member -> member.getKey() + " " + type(member.getValue()))
            .toList();
    assertThat(members).isEqualTo(Question.resource("events.columns").lines().toList());
  }

  private static String type(JsonNode structure) {
    if (structure.isArray()) {
      return "array(" + type(structure.get(0)) + ")";
    }
    if (structure.isObject()) {
      return structure.properties().stream()
          .map(
              member ->
                  "\"" + member.getKey().toLowerCase(Locale.ROOT) + "\" " + type(member.getValue()))
          .collect(Collectors.joining(",", "row(", ")"));
    }
    return structure
        .asText()
        .replace(", VARCHAR[]", ",array(varchar)")
        .replace(", ", ",")
        .toLowerCase(Locale.ROOT);
  }
}

package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionTest {

  /** So what the page's own test asks of DuckDB is what Athena has saved. */
  @ParameterizedTest
  @EnumSource
  void standsOnThePageOfQuestionsAsAthenaHasItSaved(Question question) throws IOException {
    String page = Files.readString(Path.of("../events/docs/questions.md"));
    String after = page.substring(page.indexOf("\n## " + question.title() + "\n"));
    String start = "```sql\n";
    int from = after.indexOf(start) + start.length();
    assertThat(after.substring(from, after.indexOf("```", from)).strip())
        .isEqualTo(
            question
                .sql("username = 'USERNAME' AND day BETWEEN '2026/01/01' AND '2026/01/31'")
                .strip());
  }
}

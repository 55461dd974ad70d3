package io.sespartitioner.replay.processor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.json.JsonText;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.routing.JqQuery;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the local JQ against what {@code jq} 1.6 answers on texts at the limits of what it reads,
 * alone and inside an envelope. The answers are kept in a file, one line a record, {@code null}
 * where jq gives no keys; where {@code jq} is installed it is asked again, and with {@code
 * -Djq.accept=true} of all.
 */
class JqLimitsTest {

  private static final int SOME = 13;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path ANSWERS = Path.of("src/test/resources/jq/limits.txt");
  private static final String QUERY =
      JqQuery.of(
              RoutingRules.read(
                  """
                  {"prefix": "!{key:f}/!{key:userName}/",
                   "keys": {"f": {"field": "/f"}, "userName": {"tag": "ses:caller-identity"}}}
                  """))
          .text();

  private static final List<String> NUMBERS =
      List.of(
          "01",
          "-01",
          "00",
          "+1",
          ".5",
          "1.",
          "-.5",
          "1.e2",
          ".e5",
          "1e",
          "1e+",
          "1e5",
          "1E-0",
          "--1",
          "+-1",
          "-",
          "+",
          ".",
          "0x10",
          "1_0",
          "1f",
          "1d",
          "NaN",
          "nan",
          "-nan",
          "NAN",
          "nAn",
          "Nan",
          "inf",
          "-inf",
          "Infinity",
          "INF",
          "Infinit",
          "-Infinity",
          "infinity1",
          "NaN12",
          "NaN(1)",
          "1e999",
          "-1e999",
          "1e-999",
          "1e99999999999",
          "5e-324",
          "-0",
          "-0.0",
          "0e5",
          "00012",
          "9007199254740991",
          "9007199254740992",
          "9007199254740993",
          "-9007199254740991",
          "12345678901234567890",
          "1.5",
          "1.0",
          "100000000000000000000e-18",
          "true",
          "tru",
          "True",
          "truefalse",
          "false",
          "null",
          "nul",
          "NULL",
          "undefined",
          "1 2",
          "1true",
          "1\"x\"",
          "é");

  private static final List<String> TEXTS =
      List.of(
          "\\ud800",
          "\\udc00",
          "x\\ud800x",
          "\\ud800\\ud800",
          "\\udc00\\ud800",
          "\\ud83d\\ude00",
          "\\uD83D\\uDE00",
          "\\ud83f\\udfff",
          "\\udbff\\udfff",
          "\\ud800\\n",
          "\\ud800\\u0041",
          "\\u0000",
          "a\\u0000b",
          "\\ufeff",
          "\ufeff",
          "\ufffd",
          "\\uffff",
          "\\u00e9",
          "é",
          "😀",
          "\u007f",
          "\u0000",
          "\u0001",
          "\u001e",
          "\u001f",
          "\t",
          "\\x",
          "\\u12",
          "\\u00G0",
          "\\/",
          "\\u002f",
          "\\b\\f\\n\\r\\t\\\"\\\\",
          "'",
          ".",
          "..",
          "a/b",
          "a-0123456789abcdef",
          "\\u2028",
          "\\U0041");

  private static List<String> objects() {
    List<String> objects = new ArrayList<>();
    NUMBERS.forEach(number -> objects.add("{\"f\":" + number + "}"));
    NUMBERS.forEach(number -> objects.add("{\"f\":\"n\",\"z\":[" + number + "]}"));
    TEXTS.forEach(text -> objects.add("{\"f\":\"" + text + "\"}"));
    TEXTS.forEach(text -> objects.add("{\"f\":\"t\",\"" + text + "\":1}"));
    for (int depth : new int[] {1, 126, 127, 128, 129, 200, 253, 254, 255, 256, 257, 1_001}) {
      objects.add("{\"f\":\"list\",\"z\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
      objects.add(
          "{\"f\":\"objects\",\"z\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}");
      objects.add(
          "{\"f\":\"empty\",\"z\":" + "[{\"a\":".repeat(depth) + "{}" + "}]".repeat(depth) + "}");
    }
    objects.add("{\"f\":" + "1".repeat(300) + "}");
    objects.add("{\"f\":" + "1".repeat(5_000) + "}");
    objects.add("{\"f\":0." + "0".repeat(5_000) + "1}");
    objects.add("{\"f\":1" + "0".repeat(5_000) + "e-5000}");
    objects.add("{\"f\":\"name\",\"" + "n".repeat(70_000) + "\":1}");
    objects.add("{\"f\":\"" + "t".repeat(5_000) + "\"}");
    objects.addAll(
        List.of(
            "{}",
            "[]",
            "1",
            "\"x\"",
            "null",
            "",
            "  ",
            "{\"f\":\"x\"} ",
            "{\"f\":\"x\"}x",
            "{\"f\":\"x\",}",
            "{,\"f\":\"x\"}",
            "{\"f\":\"x\"/*c*/}",
            "{'f':'x'}",
            "{f:\"x\"}",
            "{\"f\" \"x\"}",
            "{\"f\":}",
            "{\"f\":\"a\",\"f\":\"b\"}",
            "{\"f\":\"a\" \"g\":1}",
            "{\"f\":[1,]}",
            "{\"f\":[,1]}",
            "{\"f\":[1 2]}",
            "{\"f\":\"x\"",
            "{\"f\":\"x",
            "{\"f\":[}]",
            "{1:2}",
            "{\"f\":\"x\"}\f",
            " {\"f\":\"x\"}",
            "\ufeff{\"f\":\"x\"}",
            " \ufeff{\"f\":\"x\"}",
            "\ufeff\ufeff{\"f\":\"x\"}",
            "\ufeff"));
    return objects;
  }

  /** Every object alone and within the two envelopes, and texts that are no UTF-8. */
  static List<byte[]> records() {
    List<byte[]> records = new ArrayList<>();
    for (String object : objects()) {
      records.add(object.getBytes(UTF_8));
      String event =
          object.replaceFirst(
              "\"f\"", "\"mail\":{\"tags\":{\"ses:caller-identity\":[\"c\"]}},\"f\"");
      records.add(event.getBytes(UTF_8));
      records.add(
          ("{\"Type\":\"Notification\",\"Message\":" + JsonText.quote(event) + "}")
              .getBytes(UTF_8));
      records.add(("{\"source\":\"aws.ses\",\"detail\":" + event + "}").getBytes(UTF_8));
    }
    for (String bytes :
        List.of(
            "\u00f0\u009f\u0098x",
            "\u00f0\u009fx",
            "\u00ffx",
            "\u00ed\u00a0\u0080x",
            "\u00c0\u0080x",
            "\u00f5\u0080\u0080\u0080x",
            "\u00e2\u0082",
            "\u00e2\u0082\u00e2\u0082x",
            "\u00f4\u0090\u0080\u0080x",
            "\u0080\u0080x",
            "\u00f0\u009f\u0098\\n",
            "\u00e0\u0080\u0080x",
            "\u00f0\u0080\u0080\u0080")) {
      records.add(("{\"f\":\"" + bytes + "\"}").getBytes(ISO_8859_1));
    }
    records.add(new byte[] {(byte) 0xEF, (byte) 0xBB, '{', '}'});
    Random random = new Random(16);
    for (int i = 0; i < 400; i++) {
      records.add(mutated(records.get(random.nextInt(300)), random));
    }
    return records;
  }

  /** A record with a few bytes exchanged for such as JSON is made of. */
  private static byte[] mutated(byte[] record, Random random) {
    byte[] mutated = record.clone();
    byte[] wanted = "{}[]\",:\\u0d8e-+.1nNiItf \t\u00e2\u0082\u00f0".getBytes(ISO_8859_1);
    for (int i = random.nextInt(3); i >= 0 && mutated.length > 0; i--) {
      mutated[random.nextInt(mutated.length)] = wanted[random.nextInt(wanted.length)];
    }
    return mutated;
  }

  @Test
  void theLocalJqAnswersAsJqDid() throws IOException {
    List<String> answers = Files.readAllLines(ANSWERS);
    List<byte[]> records = records();
    assertThat(answers).hasSameSizeAs(records).hasSizeGreaterThan(1_500);
    JqProcessor jq = new JqProcessor(QUERY);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String local = local(jq, records.get(i));
      if (!local.equals(answers.get(i))) {
        String record = new String(records.get(i), ISO_8859_1);
        differences.add(
            i
                + ", "
                + record.substring(0, Math.min(200, record.length()))
                + ": jq "
                + answers.get(i)
                + ", local "
                + local);
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void jqStillAnswersSo() throws IOException {
    assumeTrue(RealJq.isInstalled(), "jq 1.6 is not installed");
    List<byte[]> records = records();
    if (Boolean.getBoolean("jq.accept")) {
      Files.write(ANSWERS, real(records, 1));
    }
    // A process each: a part of them has to do in each build.
    List<String> answers = Files.readAllLines(ANSWERS);
    List<String> some = new ArrayList<>();
    for (int i = 0; i < answers.size(); i += SOME) {
      some.add(answers.get(i));
    }
    assertThat(real(records, SOME)).isEqualTo(some);
  }

  private static String local(JqProcessor jq, byte[] record) throws IOException {
    List<Outcome> outcomes = jq.process(new Batch(List.of(FirehoseRecord.dated(0, 0, record)), 0));
    return outcomes.get(0) instanceof Outcome.Partitioned partitioned
        ? MAPPER.writeValueAsString(partitioned.keys())
        : "null";
  }

  private static List<String> real(List<byte[]> records, int step) throws IOException {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < records.size(); i += step) {
      answers.add(real(records.get(i)));
    }
    return answers;
  }

  /** The keys that jq gives; null if it fails, or gives a key that is null or empty. */
  private static String real(byte[] record) throws IOException {
    if (new String(record, ISO_8859_1).equals("null")) {
      // To jq it has no members; Firehose wants an object.
      return "null";
    }
    List<String> lines = RealJq.oneObject(QUERY, record);
    if (lines.size() != 1) {
      return "null";
    }
    JsonNode keys = MAPPER.readTree(lines.get(0));
    boolean all = Stream.of("f", "userName").noneMatch(key -> keys.path(key).asText("").isEmpty());
    return all ? MAPPER.writeValueAsString(keys) : "null";
  }
}

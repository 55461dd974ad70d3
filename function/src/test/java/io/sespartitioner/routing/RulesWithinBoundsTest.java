package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bytes are given for rules, they end in rules or in problems, soon and in little room.
 */
class RulesWithinBoundsTest {

  private static final String KEY =
      "{\"prefix\":\"!{key:k}/\",\"keys\":{\"k\":{\"tag\":\"t\"%s}}%s}";
  private static final int MILLIS = 2_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 22, 1_000})
  void aPointerOfNumbersReadsListsAndObjectsOfAnyLength(int count) {
    var reader = new SesEventReader(rules(field("/0".repeat(count))).selection());
    String lists = "[".repeat(count - 1) + "\"deep\"" + "]".repeat(count - 1);
    String objects = "{\"0\":".repeat(count - 1) + "\"deep\"" + "}".repeat(count - 1);
    for (String within : List.of(lists, objects)) {
      byte[] event = ("{\"0\":" + within + "}").getBytes(StandardCharsets.UTF_8);
      assertThat(reader.read(event, 0, event.length).field("/0".repeat(count))).contains("deep");
    }
  }

  @Test
  void aNumberThatIsATagsNameStaysATagsName() {
    RoutingRules rules =
        rules(
            """
            {"prefix":"!{key:a}/!{key:b}/!{key:c}/","keys":{
             "a":{"tag":"0"},"b":{"field":"/mail/tags/0/0"},"c":{"field":"/mail/tags/0/0/0"}}}
            """);
    Map<String, String> expected = new TreeMap<>();
    expected.put("{\"0\":[\"x\"]}", "[x, x, unknown]");
    expected.put("[[\"x\"]]", "[unknown, x, unknown]");
    expected.put("{\"0\":{\"0\":\"x\"}}", "[unknown, x, unknown]");
    expected.put("[{\"0\":\"x\"}]", "[unknown, x, unknown]");
    expected.put("[{\"0\":[\"x\"]}]", "[unknown, unknown, x]");
    expected.put("{\"0\":[[\"x\"]],\"0\":[\"y\"]}", "[y, y, unknown]");
    expected.put("{\"0\":{\"0\":\"x\"},\"0\":[]}", "[unknown, unknown, unknown]");
    expected.forEach(
        (tags, values) ->
            assertThat(values(rules, "{\"mail\":{\"tags\":" + tags + "}}"))
                .as(tags)
                .hasToString(values));
  }

  private static List<String> values(RoutingRules rules, String event) {
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    SesEvent read = new SesEventReader(rules.selection()).read(bytes, 0, bytes.length);
    return ((Routed) new Router(rules).route(read)).partitionKeys().values();
  }

  @Test
  void aPointerDeeperThanEventsIsAProblem() {
    assertProblem(field("/0".repeat(1_001)), "/keys/k/field (line 1, column 44)", "at most 1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{100}){100}){100}){100}",
        "(((a{100}){100}){100}){100",
        "((a{1000}){200})",
        "(?:x{500}y{500}){900}",
        "((((\\\\pL{9}){9}){9}){9}){9}"
      })
  void aRegularExpressionThatIsTooLargeIsAProblemWithItsPlace(String regex) {
    assertProblem(match(regex), "/keys/k/match (line 1, column 54)", "");
  }

  @Test
  void aRegularExpressionThatIsTooDeepIsAProblemWithItsPlace() {
    assertProblem(
        match("(".repeat(20_000) + "a" + ")".repeat(20_000)),
        "/keys/k/match (line 1, column 54)",
        "more than 200 groups");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^AWSReservedSSO_(.+)_[0-9a-f]{16}$",
        "[[:alpha:]]{2,63}",
        "(?i)[a-z0-9.-]{1,64}@[a-z0-9.-]{1,255}",
        "\\\\Q({100}){1000}\\\\E",
        "[({100}){1000}]+",
        "\\\\x{10FFFF}|\\\\p{Greek}{2}",
        "a{1000}"
      })
  void aRegularExpressionAsPeopleWriteThemIsNone(String regex) {
    assertThat(rules(match(regex)).keys()).hasSize(1);
  }

  @Test
  void aLongListOfNamesIsARegularExpressionToo() {
    String names = join(2_000, "|", number -> "ses-smtp-user.2023-" + number);
    assertThat(rules(match("^(" + names + ")$")).keys()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u001b[31m", "\\n", "\\u009b", "\\u202e"})
  void aControlCharacterInAPathIsAProblemAndNotPrinted(String character) {
    for (String rules :
        List.of(
            "{\"prefix\":\"!{key:k}/%s\",\"keys\":{\"k\":{\"tag\":\"t\"}}}",
            "{\"prefix\":\"!{key:k}/\",\"errorPrefix\":\"e%s/\",\"keys\":{\"k\":{\"tag\":\"t\"}}}",
            "{\"prefix\":\"!{key:k}/!{timestamp:'%s'}\",\"keys\":{\"k\":{\"tag\":\"t\"}}}",
            KEY.formatted(",\"otherwise\":\"x%s\"", ""),
            KEY.formatted(",\"map\":{\"a\":\"x%s\"}", ""),
            KEY.formatted("", ",\"time%sZone\":1"),
            KEY.formatted(
                "", ",\"rules\":[{\"when\":{\"tag\":{\"t\":\"x\"}},\"set\":{\"k\":\"%s\"}}]"))) {
      assertThatExceptionOfType(BadRoutingRulesException.class)
          .isThrownBy(() -> RoutingRules.read(rules.formatted(character)))
          .satisfies(
              e ->
                  assertThat(e.getMessage().replace("\n  ", "").codePoints())
                      .allMatch(c -> !Character.isISOControl(c) && Character.isDefined(c))
                      .noneMatch(
                          c ->
                              Character.getType(c) == Character.FORMAT
                                  || Character.getType(c) == Character.SURROGATE));
    }
  }

  @Test
  void anythingLargerThanRulesIsAProblem() {
    assertProblem(" ".repeat(524_289), "line 1, column 1", "over 524288 bytes");
  }

  /** Files that would take long or much room, each by another way. */
  static List<Arguments> hugeFiles() {
    String twoKeys = "{\"prefix\":\"!{key:k}/\",\"keys\":{%s}}";
    return List.of(
        arguments("lists", "[" + join(170_000, ",", n -> "[]") + "]"),
        arguments("objects", "[" + join(170_000, ",", n -> "{}") + "]"),
        arguments("depth", "[".repeat(500_000)),
        arguments("unknown properties", "{" + join(50_000, ",", n -> "\"k" + n + "\":1") + "}"),
        arguments("one member", "{" + join(100_000, ",", n -> "\"\":1") + "}"),
        arguments(
            "a long name",
            "{\"keys\":{\""
                + "n".repeat(400_000)
                + "\":{"
                + join(10_000, ",", n -> "\"a" + n + "\":1")
                + "}}}"),
        arguments(
            "keys", twoKeys.formatted(join(15_000, ",", n -> "\"k" + n + "\":{\"tag\":\"t\"}"))),
        arguments(
            "time zones",
            twoKeys.formatted(
                join(
                    6_000,
                    ",",
                    n ->
                        "\"k"
                            + n
                            + "\":{\"time\":\"event\",\"format\":\"uuuu\",\"zone\":\"Asia/Tokyp\"}"))),
        arguments(
            "expressions", KEY.replace("!{key:k}/", "!{key:kk}".repeat(50_000)).formatted("", "")),
        arguments("one prefix", KEY.replace("!{key:k}/", "/".repeat(500_000)).formatted("", "")),
        arguments(
            "a pattern",
            KEY.replace(
                    "\"tag\":\"t\"",
                    "\"time\":\"event\",\"format\":\"" + "u".repeat(500_000) + "\"")
                .formatted("", "")),
        arguments(
            "sources",
            KEY.replace(
                    "\"tag\":\"t\"",
                    "\"firstOf\":[" + join(20_000, ",", n -> "{\"tag\":\"a" + n + "\"}") + "]")
                .formatted("", "")),
        arguments(
            "sources in sources",
            KEY.replace(
                    "\"tag\":\"t\"",
                    "\"firstOf\":[{".repeat(400) + "\"tag\":\"t\"" + "}]".repeat(400))
                .formatted("", "")),
        arguments("a path of words", field("a.".repeat(200_000) + "b")),
        arguments(
            "rules",
            withRules(11_000, n -> "{\"when\":{\"tag\":{\"a\":\"" + n + "\"}},\"drop\":\"x\"}")),
        arguments(
            "lists of texts",
            withRules(
                2,
                n ->
                    "{\"when\":{\"tag\":{\"a\":["
                        + join(20_000, ",", i -> "\"" + n + "-" + i + "\"")
                        + "]}},\"drop\":\"x\"}")),
        arguments(
            "regexes and texts",
            withRules(
                3_000,
                n ->
                    n % 2 == 0
                        ? "{\"when\":{\"tag\":{\"a\":{\"matches\":\"(x+x+)+"
                            + n
                            + "\"}}},\"drop\":\"x\"}"
                        : "{\"when\":{\"tag\":{\"a\":\""
                            + "x".repeat(200)
                            + n
                            + "\"}},\"drop\":\"x\"}")),
        arguments(
            "tables",
            withRules(
                5_000,
                n ->
                    "{\"when\":{\"tag\":{\"a"
                        + n
                        + "\":{\"matches\":\"\\\\pL[\\\\p{Greek}]\"}}},\"drop\":\"x\"}")),
        arguments(
            "folded ranges",
            withRules(
                5_000,
                n ->
                    "{\"when\":{\"tag\":{\"a"
                        + n
                        + "\":{\"matches\":\"(?i)[A-\\\\x{1e900}]\"}}},\"drop\":\"x\"}")),
        arguments(
            "large regexes",
            withRules(
                5_000,
                n ->
                    "{\"when\":{\"tag\":{\"a"
                        + n
                        + "\":{\"matches\":\"((x{100}){100})\"}}},\"drop\":\"x\"}")),
        arguments("prefixes in a regex", match(join(440, "|", n -> "ab".repeat(n / 2)))),
        arguments(
            "rules for fifty keys",
            "{\"prefix\":\""
                + join(50, "", n -> "!{key:k" + n + "}")
                + "\",\"keys\":{"
                + join(50, ",", n -> "\"k" + n + "\":{\"time\":\"event\",\"format\":\"d\"}")
                + "},\"rules\":["
                + join(
                    8_000,
                    ",",
                    n -> "{\"when\":{\"tag\":{\"a" + n + "\":\"b\"}},\"set\":{\"k1\":\"x\"}}")
                + "]}"));
  }

  private static String withRules(int count, IntFunction<String> rule) {
    return KEY.formatted("", ",\"rules\":[" + join(count, ",", rule) + "]");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hugeFiles")
  void ofHalfAMebibyteAreReadSoon(String kind, String file) {
    long before = cpuMillis();
    read(file);
    assertThat(cpuMillis() - before).isLessThan(MILLIS);
  }

  /** Of this thread: other tests, and other programs, may keep the machine busy. */
  private static long cpuMillis() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
  }

  @Test
  void needNoMoreThan64Megabytes() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();
  }

  /** Reads all of them in a small heap. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      hugeFiles().forEach(each -> read((String) each.get()[1]));
    }
  }

  private static void read(String file) {
    try {
      RoutingRules rules = RoutingRules.read(file);
      assertThat(rules.selection()).isNotNull();
      assertThat(JqQuery.of(rules).text()).isNotEmpty();
    } catch (BadRoutingRulesException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.getMessage().length()).isLessThan(1_000_000);
    } catch (NotExpressibleInJqException e) {
      assertThat(e.parts()).isNotEmpty();
    }
  }

  private static String join(int count, String between, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(between));
  }

  private static String field(String pointer) {
    return "{\"prefix\":\"!{key:k}/\",\"keys\":{\"k\":{\"field\":\"" + pointer + "\"}}}";
  }

  private static String match(String regex) {
    return KEY.formatted(",\"match\":\"" + regex + "\"", "");
  }

  private static RoutingRules rules(String json) {
    return RoutingRules.read(json);
  }

  private static void assertProblem(String file, String place, String words) {
    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(() -> RoutingRules.read(file))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .asString()
                    .startsWith(place + ": ")
                    .contains(words));
  }
}

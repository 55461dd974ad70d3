package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;

/** What holds of the partition value of any text. */
class PartitionValuePropertyTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "A",
          "0",
          "_",
          "-",
          ".",
          "..",
          "/",
          " ",
          "é",
          "e\u0301",
          "😀",
          "\u0000",
          "\uFFFD",
          "-0123456789abcdef",
          "-0123456789ABCDEF",
          "alice",
          "x".repeat(83),
          "x".repeat(99));

  @Property
  void anyTextBecomesOneSafeSegment(@ForAll @NotEmpty @StringLength(max = 200) String text) {
    assertSafe(PartitionValue.of(text));
  }

  @Property
  void legalIamNamesPassUnchanged(@ForAll Random random) {
    String signs = "abcXYZ059+=,.@_-";
    var name = new StringBuilder("u");
    for (int i = random.nextInt(64); i > 0; i--) {
      name.append(signs.charAt(random.nextInt(signs.length())));
    }
    assertThat(PartitionValue.of(name.toString())).isEqualTo(name.toString());
  }

  @Property
  void aHostilePairNeverSharesAValue(@ForAll Random random) {
    String text = text(random);
    for (String other : hostileTwins(text, random)) {
      if (!other.equals(text)) {
        assertThat(PartitionValue.of(other)).isNotEqualTo(PartitionValue.of(text));
      }
      assertSafe(PartitionValue.of(other));
    }
  }

  /** Texts made to be taken for {@code text}: first of all its own partition value. */
  private static List<String> hostileTwins(String text, Random random) {
    String value = PartitionValue.of(text);
    return List.of(
        value,
        PartitionValue.of(value),
        value.toLowerCase(Locale.ROOT),
        text.toUpperCase(Locale.ROOT),
        Normalizer.normalize(text, Normalizer.Form.NFC),
        Normalizer.normalize(text, Normalizer.Form.NFD),
        text.replace('/', '_'),
        text.strip() + " ",
        text + "\u0000",
        text + text(random),
        text(random));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static void assertSafe(String value) {
    assertThat(value).matches("[A-Za-z0-9+=,.@_-]{1,100}").isNotIn(".", "..");
  }
}

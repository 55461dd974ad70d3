package io.sespartitioner.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Spoils bytes a little: flips, cuts, inserts, doubles, one to three times. */
public final class Mutations {
  /** What breaks JSON readers: its own signs, halves of them, and broken UTF-8. */
  private static final List<String> FRAGMENTS =
      List.of(
          "\"",
          "\\",
          "\\u",
          "\\uD800",
          "\\x",
          "{",
          "}",
          "[",
          "]",
          "[[[[",
          ":",
          ",",
          ",,",
          "0",
          "01",
          "-",
          ".",
          "1.",
          "e",
          "E+",
          "+1",
          "NaN",
          "tru",
          "null",
          "nul",
          "//",
          "/*",
          "'",
          "\0",
          "\t",
          "\u000b",
          "\u007f",
          "\u00ef\u00bb\u00bf",
          "\u00ff",
          "\u00c0\u0080",
          "\u00ed\u00a0\u0080",
          "\u00e2\u0082",
          "\u00f4\u0090\u0080\u0080",
          "\u00c2\u00a0",
          "{}",
          "[]",
          "\"\"",
          " ",
          "\n");

  private Mutations() {}

  /** The bytes, spoilt; now and then they remain good. */
  public static byte[] mutate(byte[] bytes, Random random) {
    byte[] mutated = bytes.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated = once(mutated, random);
    }
    return mutated;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int length = random.nextInt(random.nextInt(10) == 0 ? 500 : 3);
    int to = Math.min(bytes.length, at + length);
    return switch (random.nextInt(6)) {
      case 0 -> flip(bytes, at, random);
      case 1 -> join(bytes, at, new byte[0], bytes.length);
      case 2 -> join(bytes, at, new byte[0], to);
      case 3 -> join(bytes, to, java.util.Arrays.copyOfRange(bytes, at, to), to);
      default -> join(bytes, at, fragment(random), random.nextBoolean() ? at : to);
    };
  }

  private static byte[] fragment(Random random) {
    return FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(ISO_8859_1);
  }

  private static byte[] flip(byte[] bytes, int at, Random random) {
    if (at == bytes.length) {
      return bytes;
    }
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private static byte[] join(byte[] bytes, int end, byte[] middle, int from) {
    var joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, end);
    joined.writeBytes(middle);
    joined.write(bytes, from, bytes.length - from);
    return joined.toByteArray();
  }
}

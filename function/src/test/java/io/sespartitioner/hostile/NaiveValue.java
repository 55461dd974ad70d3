package io.sespartitioner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Text made safe as a path segment, by regular expressions that follow the documentation. */
record NaiveValue(String text, boolean byAuthor) {
  String partitionValue() {
    boolean plain =
        text.matches("[A-Za-z0-9+=,.@_-]{1,100}")
            && !text.matches("\\.|\\.\\.")
            && !text.matches(".*-[0-9a-f]{16}");
    return byAuthor || plain ? text : made();
  }

  private String made() {
    String safe = text.replaceAll("(?s)[^A-Za-z0-9+=,.@_-]", "_");
    return safe.substring(0, Math.min(safe.length(), 83)) + "-" + hash();
  }

  private String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return String.format("%064x", new BigInteger(1, digest)).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.sespartitioner.infra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awscdk.Aws;

/**
 * The names that people type; all else is named by CloudFormation.
 *
 * <p>A name that would be too long is cut and ends in a hash of the whole.
 *
 * @param name what they begin with, such as {@code examplecom} for {@code example.com}
 */
record ResourceNames(String name) {

  private static final int STACK_CHARS = 128;
  private static final int CONFIGURATION_SET_CHARS = 64;
  private static final int BUCKET_CHARS = 63;
  private static final int DATABASE_CHARS = 128;

  /** What follows the name in the bucket's: the account and the longest region have 12 and 14. */
  private static final int BUCKET_SUFFIX_CHARS = "-mail-log-".length() + 12 + "-".length() + 14;

  private static final int HASH_CHARS = 8;

  /** What S3 lets no bucket's name begin with, and what ours begin with instead. */
  private static final Map<String, String> RESERVED =
      Map.of("xn--", "idn--", "sthree-", "s3-", "amzn-s3-demo-", "s3-demo-");

  String stack() {
    String prefix = "ses-partitioner-";
    return prefix + cut(name, STACK_CHARS - prefix.length());
  }

  String configurationSet() {
    String suffix = "-configuration";
    return cut(name, CONFIGURATION_SET_CHARS - suffix.length()) + suffix;
  }

  /** The database's name: Athena takes no hyphen in it. */
  String database() {
    String prefix = "ses_";
    return prefix + cut(name.replace("-", "_"), DATABASE_CHARS - prefix.length()).replace("-", "_");
  }

  /** The bucket's name, with account and region, since buckets share one space of names. */
  String bucket() {
    return cut(allowed(name), BUCKET_CHARS - BUCKET_SUFFIX_CHARS)
        + "-mail-log-"
        + Aws.ACCOUNT_ID
        + "-"
        + Aws.REGION;
  }

  private static String allowed(String name) {
    return RESERVED.entrySet().stream()
        .filter(reserved -> name.startsWith(reserved.getKey()))
        .map(reserved -> reserved.getValue() + name.substring(reserved.getKey().length()))
        .findFirst()
        .orElse(name);
  }

  private static String cut(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    return text.substring(0, chars - HASH_CHARS - 1) + "-" + hash(text);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

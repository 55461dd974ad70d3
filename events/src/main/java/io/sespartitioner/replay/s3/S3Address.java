package io.sespartitioner.replay.s3;

/**
 * An address such as {@code s3://bucket/a/key}, which may be that of an object, or of all objects
 * below a prefix.
 *
 * @param bucket the name of the bucket
 * @param key the key or prefix, without a slash at its end; empty for the whole bucket
 */
public record S3Address(String bucket, String key) {

  private static final String SCHEME = "s3://";

  /** Whether a text is meant to be an address. */
  public static boolean isMeantBy(String text) {
    return text.startsWith(SCHEME);
  }

  /**
   * The address that a text gives.
   *
   * @throws IllegalArgumentException if it names no bucket; the message says what to write
   */
  public static S3Address of(String text) {
    String path = text.substring(SCHEME.length());
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new IllegalArgumentException(text + " names no bucket; write s3://BUCKET/PREFIX");
    }
    String key = slash < 0 ? "" : path.substring(slash + 1);
    return new S3Address(bucket, key.endsWith("/") ? key.substring(0, key.length() - 1) : key);
  }

  /** What the keys below it begin with. */
  String below() {
    return key.isEmpty() ? "" : key + "/";
  }

  S3Address withKey(String other) {
    return new S3Address(bucket, other);
  }

  @Override
  public String toString() {
    return SCHEME + bucket + (key.isEmpty() ? "" : "/" + key);
  }
}

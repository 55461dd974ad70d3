package io.sespartitioner.infra.settings;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The names that a bucket of one's own may have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">General
 *     purpose bucket naming rules</a>
 */
final class BucketNames {

  private static final Predicate<String> WELL_FORMED =
      Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]").asMatchPredicate();

  private static final Predicate<String> EMPTY_LABEL =
      Pattern.compile("\\.\\.|\\.-|-\\.").asPredicate();

  private static final Predicate<String> IP_ADDRESS =
      Pattern.compile("([0-9]+\\.){3}[0-9]+").asMatchPredicate();

  /** S3 keeps these beginnings and endings for itself. */
  private static final Predicate<String> RESERVED =
      Pattern.compile(
              "(xn--|sthree-|amzn-s3-demo-).*|.*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)")
          .asMatchPredicate();

  private BucketNames() {}

  /** Whether S3 lets a bucket of its customers have the name. */
  static boolean allow(String name) {
    return WELL_FORMED.test(name)
        && !EMPTY_LABEL.test(name)
        && !IP_ADDRESS.test(name)
        && !RESERVED.test(name);
  }
}

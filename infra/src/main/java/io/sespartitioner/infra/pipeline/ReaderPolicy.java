package io.sespartitioner.infra.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The statements by which readers get at their partitions: objects under {@code VALUE/}, and lists
 * of them.
 *
 * <p>They are part of the bucket's policy, since that works for roles of this and of other accounts
 * alike, and readers use the bucket by its own name with any tool. Access points would take more
 * readers, but each has another name that readers must be told. A reader of another account needs
 * the same permissions in its own account, too, as with any bucket policy.
 */
public final class ReaderPolicy {

  /** The most bytes that S3 takes as a bucket's policy. */
  public static final int MOST_BYTES = 20 * 1024;

  /** A bucket's name of 63 characters, in the partition with the longest name. */
  private static final String LONGEST_BUCKET = "arn:aws-us-gov:s3:::" + "b".repeat(63);

  /** What else is in the policy: the refusal of connections without TLS, and the frame. */
  private static final int OTHER_BYTES = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReaderPolicy() {}

  /** The statements of {@code readers} for the bucket with this ARN. */
  public static List<PolicyStatement> statements(List<Reader> readers, String bucketArn) {
    return documents(readers, bucketArn).stream().map(PolicyStatement::fromJson).toList();
  }

  /** The most bytes that a bucket's policy has with {@code readers}, whatever the bucket's name. */
  public static int longestBytes(List<Reader> readers) {
    try {
      return OTHER_BYTES + JSON.writeValueAsBytes(documents(readers, LONGEST_BUCKET)).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A policy is maps, lists and texts", e);
    }
  }

  /** Two statements for those that have the same readers, so that the policy is short. */
  private static List<Map<String, Object>> documents(List<Reader> readers, String bucketArn) {
    Map<List<String>, List<String>> folders = new LinkedHashMap<>();
    for (Reader reader : readers) {
      folders
          .computeIfAbsent(reader.principals().stream().sorted().toList(), k -> new ArrayList<>())
          .add(reader.partitionValue());
    }
    List<Map<String, Object>> statements = new ArrayList<>();
    folders.forEach(
        (principals, values) -> {
          List<String> objects = values.stream().map(value -> value + "/*").toList();
          List<String> resources = objects.stream().map(o -> bucketArn + "/" + o).toList();
          statements.add(allow(principals, "s3:GetObject", resources));
          Map<String, Object> listing = allow(principals, "s3:ListBucket", List.of(bucketArn));
          listing.put("Condition", Map.of("StringLike", Map.of("s3:prefix", objects)));
          statements.add(listing);
        });
    return statements;
  }

  private static Map<String, Object> allow(
      Collection<String> principals, String action, Collection<String> resources) {
    return new TreeMap<>(
        Map.of(
            "Effect",
            "Allow",
            "Principal",
            Map.of("AWS", principals),
            "Action",
            action,
            "Resource",
            resources));
  }
}

package io.sespartitioner.infra.settings;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the owners of an account ask of everything in it.
 *
 * @param encryptionKey ARN of a KMS key for bucket and delivery stream; empty: keys of AWS
 * @param archiveAfterDays days until delivered objects move to Glacier Instant Retrieval
 * @param accessLogs name of the bucket that takes the server access logs
 * @param permissionsBoundary name or ARN of the policy that bounds every role
 * @param tags tags of every resource, value by key
 */
public record OwnerSettings(
    Optional<String> encryptionKey,
    Optional<Integer> archiveAfterDays,
    Optional<String> accessLogs,
    Optional<String> permissionsBoundary,
    SortedMap<String, String> tags) {

  /** Keeps a copy of the tags. */
  public OwnerSettings {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}

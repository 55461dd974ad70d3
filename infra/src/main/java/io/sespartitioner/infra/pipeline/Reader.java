package io.sespartitioner.infra.pipeline;

import java.util.List;

/**
 * Who may read one partition.
 *
 * @param partitionValue the value of the first key, the folder at the top of the bucket
 * @param principals ARNs of roles and users, of any account; never empty
 */
public record Reader(String partitionValue, List<String> principals) {

  /** Keeps a copy of the list. */
  public Reader {
    principals = List.copyOf(principals);
  }
}

package io.sespartitioner.replay.jq;

import java.io.IOException;

/** Is told of every record of which the function and JQ make different things. */
public interface Differences {

  /**
   * Learns of one.
   *
   * @param number the record's number
   * @param lambda what the function makes of it: its keys, {@code Dropped}, or {@code failed}
   * @param jq what JQ makes of it
   */
  void differ(long number, String lambda, String jq) throws IOException;
}

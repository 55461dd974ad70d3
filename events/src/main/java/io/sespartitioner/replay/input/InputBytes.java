package io.sespartitioner.replay.input;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.Serializable;

/**
 * Where the bytes of inputs are, of their text as it stands after decompression. Together they are
 * all that was read.
 *
 * @param records in records
 * @param around around records: white space, brackets, members of an export that hold no event, the
 *     head of a line of a log
 * @param refused in what can't be a record, and is told of
 */
@JsonPropertyOrder({"read", "records", "around", "refused"})
public record InputBytes(long records, long around, long refused) implements Serializable {

  /** Those of nothing. */
  public static final InputBytes NONE = new InputBytes(0, 0, 0);

  /** All that was read. */
  @JsonProperty
  public long read() {
    return records + around + refused;
  }

  /** Both these and others. */
  public InputBytes plus(InputBytes other) {
    return new InputBytes(records + other.records, around + other.around, refused + other.refused);
  }
}

package io.sespartitioner.backfill;

import java.io.Serial;
import java.io.Serializable;

/**
 * What a record is ordered by on its way to an object: where it belongs, when it arrived, and where
 * in the input it stood. No two records of a backfill have the same.
 *
 * @param kind what the record becomes
 * @param folder the evaluated prefix, in which random strings are still to be filled in
 * @param values the partition values, joined by {@link #SEPARATOR}; empty unless delivered
 * @param arrivalMillis arrival time in milliseconds since 1970
 * @param file number of the input file
 * @param place where in the file it begins: grows from record to record
 * @param reason why it goes to error output: the function's reason code, or the type of error
 *     output; empty otherwise
 * @param code Firehose's error code; empty unless it goes to error output
 */
record FilingKey(
    Kind kind,
    String folder,
    String values,
    long arrivalMillis,
    int file,
    long place,
    String reason,
    String code)
    implements Comparable<FilingKey>, Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** Stands between partition values, of which none has it. */
  static final String SEPARATOR = "\n";

  /** What a record becomes. */
  enum Kind {
    /** No record, but what a task has to tell of those that it read. */
    FACT('f'),
    /** A line of a delivered object. */
    DELIVERED('d'),
    /** A line of error output. */
    ERROR('e');

    private final byte sign;

    Kind(char sign) {
      this.sign = (byte) sign;
    }

    /** What it is written as between tasks. */
    byte sign() {
      return sign;
    }

    static Kind of(byte sign) {
      return switch (sign) {
        case 'f' -> FACT;
        case 'd' -> DELIVERED;
        case 'e' -> ERROR;
        default -> throw new IllegalArgumentException("No kind of record: " + sign);
      };
    }
  }

  /** The key of what is told of the records that begin here. */
  static FilingKey fact(int file, long place) {
    return new FilingKey(Kind.FACT, "", "", 0, file, place, "", "");
  }

  @Override
  public int compareTo(FilingKey other) {
    // By hand, since it is what sorting spends its time with.
    int order = kind.compareTo(other.kind);
    if (order == 0 && !folder.equals(other.folder)) {
      order = folder.compareTo(other.folder);
    }
    order = order == 0 ? Long.compare(arrivalMillis, other.arrivalMillis) : order;
    order = order == 0 ? Integer.compare(file, other.file) : order;
    return order == 0 ? Long.compare(place, other.place) : order;
  }

  /** The least that a key of the same folder can be. */
  FilingKey startOfFolder() {
    return startOfTime(Long.MIN_VALUE);
  }

  /** The least that a key of the same folder and this arrival time can be. */
  FilingKey startOfTime(long millis) {
    return new FilingKey(kind, folder, "", millis, 0, 0, "", "");
  }

  /** Whether a record with the other key goes to the same folder, and arrived at the same time. */
  boolean sameTime(FilingKey other) {
    return sameFolder(other) && arrivalMillis == other.arrivalMillis;
  }

  boolean sameFolder(FilingKey other) {
    return kind == other.kind && folder.equals(other.folder);
  }
}

package io.sespartitioner.replay.stream;

import java.util.List;

/** How long the JSON of an invocation gets, rounded up. */
public final class InvocationSize {

  /** Without records. */
  static final long EMPTY = 1_000;

  private static final long AROUND_DATA = 140;

  private InvocationSize() {}

  /** That of an invocation with these records, in bytes. */
  public static long of(List<FirehoseRecord> records) {
    return EMPTY + records.stream().mapToLong(InvocationSize::of).sum();
  }

  /** What a record adds, in bytes: its data as base64, and what is around it. */
  static long of(FirehoseRecord record) {
    return AROUND_DATA + (record.payload().length + 2) / 3 * 4L;
  }
}

package io.sespartitioner.backfill;

import io.sespartitioner.replay.UsageException;

/** Checks what picocli doesn't. */
final class OptionRules {

  private static final int MAX_MEBIBYTES = 4096;

  private OptionRules() {}

  static void check(BackfillOptions options) {
    if (options.inputs.isEmpty()) {
      throw new UsageException("Name at least one INPUT; --help shows how");
    }
    if (options.out.isEmpty()) {
      throw new UsageException("--out is empty; name a folder");
    }
    if (options.objectSeconds < 1) {
      throw new UsageException("--object-seconds " + options.objectSeconds + ": at least 1");
    }
    if (options.objectMebibytes < 1 || options.objectMebibytes > MAX_MEBIBYTES) {
      throw new UsageException(
          "--object-mebibytes " + options.objectMebibytes + ": 1 to " + MAX_MEBIBYTES);
    }
  }
}

package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Pages of replays, for tests. */
public final class SamplePages {

  private SamplePages() {}

  /** The page of all samples, run by both processors. */
  public static Path ofSamples(Path page) {
    CommandLineRun run =
        CommandLineRun.of(
            "--out",
            page.resolveSibling("bucket"),
            "--processor",
            "both",
            "--report",
            page,
            Samples.FOLDER);
    assertThat(run.status()).as(run.messages()).isZero();
    return page;
  }
}

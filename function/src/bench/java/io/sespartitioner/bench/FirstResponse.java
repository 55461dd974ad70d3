package io.sespartitioner.bench;

import io.sespartitioner.function.runtime.LambdaPackage;
import io.sespartitioner.function.runtime.LambdaProcess;
import io.sespartitioner.function.runtime.LambdaProcess.Launch;
import io.sespartitioner.function.runtime.LocalRuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Starts packages as Lambda does by default, in a JVM on one CPU under AWS's own runtime client, up
 * to the first response to a batch of 100 events.
 */
final class FirstResponse {
  private static final int EVENTS = 100;

  private final byte[] invocation = EventBatch.invocation(EVENTS);
  private final Path logs;

  /** Keeps what the processes write in a folder. */
  FirstResponse(Path logs) throws IOException {
    this.logs = logs;
  }

  /** From the start of the process to the response, in milliseconds. */
  double millis(LambdaPackage lambda) throws IOException {
    return run(OneCpu.of(Launch.of(lambda))) / 1e6;
  }

  /** How many classes the JVM loads until then. */
  long classes(LambdaPackage lambda) throws IOException {
    Path list = logs.resolve("classes.log").toAbsolutePath();
    run(OneCpu.of(Launch.of(lambda).with("-Xlog:class+load=info:file=" + list)));
    try (Stream<String> lines = Files.lines(list)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    }
  }

  private long run(Launch launch) throws IOException {
    try (LocalRuntimeApi api = new LocalRuntimeApi()) {
      CompletableFuture<Long> end =
          api.send(invocation)
              .thenApply(
                  answer -> {
                    long now = System.nanoTime();
                    answer.response();
                    return now;
                  });
      long start = System.nanoTime();
      LambdaProcess process = LambdaProcess.start(launch, api, logs);
      try {
        return end.join() - start;
      } finally {
        process.close();
      }
    }
  }
}

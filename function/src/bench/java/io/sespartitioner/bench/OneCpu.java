package io.sespartitioner.bench;

import io.sespartitioner.function.runtime.LambdaProcess.Launch;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a process to one CPU, of which Lambda gives a function at most so much below 1,769 MB. */
final class OneCpu {
  private OneCpu() {}

  /** The same launch on one CPU: the last, since most of what the system does is on the first. */
  static Launch of(Launch launch) {
    String cpu = Integer.toString(Runtime.getRuntime().availableProcessors() - 1);
    return hasTaskset()
        ? launch.in(List.of("taskset", "-c", cpu))
        : launch.with("-XX:ActiveProcessorCount=1");
  }

  /** What does it here. */
  static String limit() {
    return hasTaskset() ? "taskset" : "-XX:ActiveProcessorCount";
  }

  private static boolean hasTaskset() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
  }
}

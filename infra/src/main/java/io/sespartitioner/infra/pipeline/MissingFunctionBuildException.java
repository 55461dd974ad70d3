package io.sespartitioner.infra.pipeline;

import java.nio.file.Path;

/** There is no function to deploy, since it has not been built. */
public final class MissingFunctionBuildException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingFunctionBuildException(Path build) {
    super(
        "Cannot find the function's build in "
            + build.toAbsolutePath().normalize()
            + ": run ./mvnw -DskipTests package at the top of the repository first.");
  }
}

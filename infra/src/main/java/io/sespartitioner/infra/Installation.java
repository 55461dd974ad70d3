package io.sespartitioner.infra;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where this app lies in a checkout, so that it runs from any folder.
 *
 * @param target the folder {@code infra/target}
 */
record Installation(Path target) {

  /** The checkout that this class's jar, or folder of classes, was built in. */
  static Installation ofThisJar() {
    try {
      Path code =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(code.getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class path has a place that is no URI", e);
    }
  }

  /** The function's build, the content of its deployment package. */
  Path functionBuild() {
    return target.resolve("../../function/target/lambda").normalize();
  }

  /** The jar of the job that files old logs. */
  Path backfillJob() {
    return target.resolve("../../events/backfill/target/backfill-job.jar").normalize();
  }

  /** The deployment's own settings and the CDK's feature flags. */
  Path cdkJson() {
    return target.resolve("../cdk.json").normalize();
  }
}

package io.sespartitioner.infra;

import io.sespartitioner.infra.Launch.LaunchException;
import io.sespartitioner.infra.pipeline.MissingFunctionBuildException;
import io.sespartitioner.infra.settings.BadSettingsException;
import io.sespartitioner.infra.settings.Deployments;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;

/**
 * The CDK app. The CDK's CLI runs it by {@code cdk.json}; {@code java -jar infra/target/infra.jar}
 * runs it alone, with {@code -c key=value} as the CLI has it, and writes {@code cdk.out}.
 */
public final class InfraApp {

  private InfraApp() {}

  /**
   * Writes the cloud assembly; ends with status 1 and the problems on standard error if it can't.
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.getenv(), System.err));
  }

  static int run(List<String> args, Map<String, String> environment, PrintStream err) {
    try {
      Launch.requireNode(environment);
      Installation installation = Installation.ofThisJar();
      synthesize(Launch.app(args, environment, installation), installation, err);
      return 0;
    } catch (BadSettingsException | MissingFunctionBuildException | LaunchException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static void synthesize(App app, Installation installation, PrintStream err) {
    addStacks(app, Launch.context(app), installation).stream()
        .flatMap(settings -> settings.warnings().stream())
        .forEach(err::println);
    app.synth();
  }

  /** Adds a stack for each deployment in {@code context}, and gives their settings. */
  static List<Settings> addStacks(App app, Map<String, Object> context, Installation installation) {
    context.putIfAbsent(Setting.BACKFILL_JOB.key(), installation.backfillJob().toString());
    List<Settings> deployments = Deployments.read(context, Path.of(""));
    for (Settings settings : deployments) {
      Path build = settings.get(Setting.FUNCTION_BUILD).orElseGet(installation::functionBuild);
      new SesPartitionerStack(app, settings, build);
    }
    return deployments;
  }
}

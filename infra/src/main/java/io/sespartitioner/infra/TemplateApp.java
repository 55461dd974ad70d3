package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.MissingFunctionBuildException;
import io.sespartitioner.infra.settings.BadSettingsException;
import io.sespartitioner.infra.template.TemplateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes the pipeline as a CloudFormation template with parameters, for who deploys without the CDK
 * and Java. The build runs it.
 */
public final class TemplateApp {

  /** The build goes on then: who makes the function or replay needs no Node.js. */
  private static final int NO_NODE = 3;

  private TemplateApp() {}

  /**
   * Writes the template, the function's code and the rules into the folder that is the first
   * argument. More arguments are {@code -c key=value}, for settings that are no parameters, such as
   * {@code rules}. Ends with status 1 and the problems on standard error if it can't, 3 if there is
   * no Node.js.
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.getenv(), System.err));
  }

  static int run(List<String> args, Map<String, String> environment, PrintStream err) {
    if (args.isEmpty() || args.get(0).startsWith("-")) {
      err.println("Cannot write a template without a folder: write its path first.");
      return 1;
    }
    try {
      NodeRuntime.require(environment);
    } catch (LaunchException e) {
      err.println("No CloudFormation template is made. " + e.getMessage());
      return NO_NODE;
    }
    try {
      write(Path.of(args.get(0)), args.subList(1, args.size()), environment);
      return 0;
    } catch (BadSettingsException
        | MissingFunctionBuildException
        | LaunchException
        | IOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static void write(Path folder, List<String> settings, Map<String, String> environment)
      throws IOException {
    Installation installation = Installation.ofThisJar();
    Map<String, Object> context = Launch.context(Launch.app(settings, environment, installation));
    TemplateVariants variants =
        new TemplateVariants(
            context, installation.functionBuild(), folder.resolveSibling("template.cdk"));
    new TemplateFolder(folder).write(variants);
  }
}

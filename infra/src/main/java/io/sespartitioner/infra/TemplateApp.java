package io.sespartitioner.infra;

import io.sespartitioner.infra.Launch.LaunchException;
import io.sespartitioner.infra.pipeline.MissingFunctionBuildException;
import io.sespartitioner.infra.settings.BadSettingsException;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.template.TemplateFolder;
import io.sespartitioner.infra.template.TemplateVariants;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the pipeline as a CloudFormation template with parameters, for those who deploy without
 * the CDK and Java. The build runs it.
 */
public final class TemplateApp {

  /** The build goes on then: who makes the function or replay needs no Node.js. */
  private static final int NO_NODE = 3;

  /** What {@code cdk.json} has of these is one deployment's business, and the template all's. */
  private static final Set<String> OF_ONE_DEPLOYMENT =
      Setting.all().stream()
          .filter(setting -> setting != Setting.RULES && setting != Setting.FUNCTION_BUILD)
          .map(Setting::key)
          .collect(Collectors.toUnmodifiableSet());

  private TemplateApp() {}

  /**
   * Writes the template, the function's code and the rules into the folder that is the first
   * argument. More arguments are {@code -c key=value}, for settings that are no parameters, such as
   * {@code rules}; of {@code cdk.json} it takes the rules only, and the place of the build. Ends
   * with status 1 and the problems on standard error if it can't, 3 if there is no Node.js.
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
      Launch.requireNode(environment);
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

  private static void write(Path folder, List<String> args, Map<String, String> environment)
      throws IOException {
    Installation installation = Installation.ofThisJar();
    Map<String, Object> context =
        new HashMap<>(Launch.context(Launch.app(List.of(), environment, installation)));
    context.keySet().removeIf(OF_ONE_DEPLOYMENT::contains);
    context.putAll(chosen(args));
    TemplateVariants variants =
        new TemplateVariants(
            context,
            SesPartitionerStack::new,
            installation.functionBuild(),
            folder.resolveSibling("template.cdk"));
    new TemplateFolder(folder).write(variants);
  }

  private static Map<String, Object> chosen(List<String> args) {
    Map<String, Object> chosen = Launch.given(args);
    for (Setting<?> setting : TemplateFolder.decided()) {
      if (chosen.containsKey(setting.key())) {
        throw new LaunchException(
            ("Cannot write '%s' into a template: it is a parameter, given when that is deployed,"
                    + " or the CDK's only.")
                .formatted(setting.key()));
      }
    }
    return chosen;
  }
}

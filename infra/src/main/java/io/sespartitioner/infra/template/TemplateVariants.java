package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;

/**
 * Templates of the stack as deployments by the CDK make them, one for each choice of settings.
 *
 * @param context what the context says of all else, such as {@code rules} and feature flags
 * @param stacks how the app makes a stack
 * @param functionBuild the function's build, where the context names no other
 * @param work folder for the cloud assemblies, one folder in it for each template
 */
public record TemplateVariants(
    Map<String, Object> context, Stacks stacks, Path functionBuild, Path work) {

  /** Makes a stack of settings and the function's build in an app. */
  @FunctionalInterface
  public interface Stacks {
    Stack make(App app, Settings settings, Path functionBuild);
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A report on each template takes longer than the template; cfn-lint judges the result. */
  private static final Map<String, Object> NO_REPORT =
      Map.of(
          "@aws-cdk/core:annotationsInValidationReport",
          false,
          "@aws-cdk/core:validateAgainstDefaultRules",
          false);

  /** All settings of the stack, with those {@code chosen}. */
  Settings settings(Map<Setting<?>, Object> chosen) {
    Map<String, Object> all = new HashMap<>(context);
    chosen.forEach((setting, value) -> all.put(setting.key(), value));
    return Settings.read(all, Path.of(""));
  }

  /**
   * The template of the stack with the settings {@code chosen}; the others are the context's.
   *
   * @param name folder of its cloud assembly
   */
  JsonNode template(String name, Map<Setting<?>, Object> chosen) throws IOException {
    Settings settings = settings(chosen);
    Map<String, Object> flags = new HashMap<>(context);
    flags.putAll(NO_REPORT);
    Path folder = assembly(name);
    App app = new App(AppProps.builder().context(flags).outdir(folder.toString()).build());
    Path build = settings.get(Setting.FUNCTION_BUILD).orElse(functionBuild);
    Stack stack = stacks.make(app, settings, build);
    app.synth();
    return JSON.readTree(folder.resolve(stack.getTemplateFile()).toFile());
  }

  /** The folder of the cloud assembly {@code name}, with the files that its template refers to. */
  Path assembly(String name) {
    return work.resolve(name).toAbsolutePath();
  }
}

package io.sespartitioner.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.infra.settings.ContextPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Makes the CDK's app object, with its context values, for both ways to be run. */
final class Launch {

  /** Set by the CDK's CLI: all context values, those of {@code cdk.json} among them. */
  private static final String CLI_CONTEXT = "CDK_CONTEXT_JSON";

  private static final String CLI_OUTPUT = "CDK_OUTDIR";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Launch() {}

  /**
   * Checks that Node.js, in which the CDK's Java classes do their work, is where the CDK looks for
   * it.
   *
   * @throws LaunchException if it is not
   */
  static void requireNode(Map<String, String> environment) {
    if (!environment.containsKey("JSII_NODE") && !onPath(environment)) {
      throw new LaunchException(
          "The CDK needs Node.js: install it and put the folder of node on the PATH.");
    }
  }

  private static boolean onPath(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .map(Path::of)
        .flatMap(folder -> Stream.of(folder.resolve("node"), folder.resolve("node.exe")))
        .anyMatch(Files::isExecutable);
  }

  /** The app; alone, it reads {@code infra/cdk.json} itself and writes {@code cdk.out}. */
  static App app(List<String> args, Map<String, String> environment, Installation installation) {
    AppProps.Builder props =
        AppProps.builder()
            .outdir(environment.getOrDefault(CLI_OUTPUT, "cdk.out"))
            .postCliContext(given(args));
    if (!environment.containsKey(CLI_CONTEXT)) {
      props.context(contextOf(installation.cdkJson()));
    }
    return new App(props.build());
  }

  /** All context values that the app sees. */
  static Map<String, Object> context(App app) {
    return JSON.convertValue(app.getNode().getAllContext(), new TypeReference<>() {});
  }

  private static Map<String, Object> contextOf(Path cdkJson) {
    if (!Files.exists(cdkJson)) {
      return Map.of();
    }
    try {
      JsonNode context = JSON.readTree(cdkJson.toFile()).path("context");
      return ContextPaths.startingFrom(
          cdkJson.getParent(), JSON.convertValue(context, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new LaunchException("Cannot read " + cdkJson + ": " + e.getMessage(), e);
    }
  }

  /** The settings on the command line. */
  static Map<String, Object> given(List<String> args) {
    Map<String, Object> values = new HashMap<>();
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      String pair = rest.hasNext() ? rest.next() : "";
      int equals = pair.indexOf('=');
      if (!option.matches("-c|--context") || equals < 1) {
        throw new LaunchException(
            "Cannot understand '"
                + (option + " " + pair).strip()
                + "': write -c key=value for a setting.");
      }
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return values;
  }

  /** The app can't start: an argument, a file or Node.js is missing or wrong. */
  static final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
      super(message);
    }

    LaunchException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

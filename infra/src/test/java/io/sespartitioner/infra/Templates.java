package io.sespartitioner.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.infra.settings.Settings;
import io.sespartitioner.infra.template.TemplateFolder;
import io.sespartitioner.infra.template.TemplateVariants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/** Templates of the stack; each is made once in a test run, since the CDK takes its time. */
public final class Templates {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Map<String, Object>, Template> MADE = new ConcurrentHashMap<>();
  private static final Map<String, Path> PARAMETER_TEMPLATE = new ConcurrentHashMap<>();
  private static final Pattern PAIR = Pattern.compile("(\\w+)=(\\S+)");
  private static final Path BUILD = functionBuild();

  private Templates() {}

  /** The template with the settings {@code keysAndValues}, for the domain {@code example.com}. */
  public static Template with(Object... keysAndValues) {
    Map<String, Object> context = new HashMap<>(Map.of("domain", "example.com"));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      context.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return MADE.computeIfAbsent(context, chosen -> Template.fromStack(stack(app(), chosen)));
  }

  /** Settings as on the command line: {@code bucket=old-bucket processor=jq}. */
  public static Map<String, String> settings(String pairs) {
    return PAIR.matcher(pairs)
        .results()
        .collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2)));
  }

  /** The stack with these settings in {@code app}. */
  public static SesPartitionerStack stack(App app, Map<String, Object> context) {
    return new SesPartitionerStack(app, Settings.read(context, Path.of("")), BUILD);
  }

  /** An app with the feature flags of {@code cdk.json}. */
  public static App app() {
    Launch.requireNode(System.getenv());
    return new App(
        AppProps.builder()
            .context(cdkJsonContext())
            .outdir(temporaryFolder("cdk.out").toString())
            .build());
  }

  /** A folder with the template with parameters, of all standard settings. */
  public static Path parameterTemplate() {
    return PARAMETER_TEMPLATE.computeIfAbsent(
        "standard",
        name -> {
          try {
            return writeTemplate(temporaryFolder("template"), Map.of());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Writes the template with parameters, for the stand-in of a build, into {@code folder}. */
  public static Path writeTemplate(Path folder, Map<String, Object> settings) throws IOException {
    Launch.requireNode(System.getenv());
    Map<String, Object> context = new HashMap<>(cdkJsonContext());
    context.putAll(settings);
    Path work = temporaryFolder("template.cdk");
    new TemplateFolder(folder)
        .write(new TemplateVariants(context, SesPartitionerStack::new, BUILD, work));
    return folder;
  }

  /** The context of {@code cdk.json}: settings and feature flags. */
  public static Map<String, Object> cdkJsonContext() {
    try {
      JsonNode context = JSON.readTree(Path.of("cdk.json").toFile()).path("context");
      return JSON.convertValue(context, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A template as a tree. */
  public static JsonNode tree(Template template) {
    return JSON.valueToTree(template.toJSON());
  }

  /** The properties of each resource of {@code type}. */
  public static List<JsonNode> properties(Template template, String type) {
    return tree(template)
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals(type))
        .map(resource -> resource.path("Properties"))
        .toList();
  }

  /** A stand-in for {@code function/target/lambda}, so that these tests need no function build. */
  public static Path functionBuild() {
    try {
      Path build = temporaryFolder("function-build");
      Files.createDirectories(build.resolve("lib"));
      Files.writeString(build.resolve("lib/library.jar"), "library");
      writeHandler(build);
      return build;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stand-in for {@code events/backfill/target/backfill-job.jar}. */
  public static String backfillJob() {
    try {
      Path jar = temporaryFolder("backfill-job").resolve("backfill-job.jar");
      return Files.writeString(jar, "job").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a folder a build of the function as far as anybody looks: it has the handler's class. */
  public static void writeHandler(Path build) throws IOException {
    Path handler = build.resolve("io/sespartitioner/function/PartitioningHandler.class");
    Files.createDirectories(handler.getParent());
    Files.writeString(handler, "handler");
  }

  /** A new folder that the build's clean takes away. */
  private static Path temporaryFolder(String name) {
    try {
      Path parent = Files.createDirectories(Path.of("target/tests").toAbsolutePath());
      return Files.createTempDirectory(parent, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.sespartitioner.function.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A deployment package that runs in a JVM of its own under AWS's runtime client, as in Lambda's
 * Java runtimes: the client on the class path, the package found by the client itself, an
 * environment of only what Lambda sets.
 */
public final class LambdaProcess implements AutoCloseable {
  static final String FUNCTION_NAME = "ses-partitioner";

  private final Process process;
  private final Path output;
  private final Path errors;

  private LambdaProcess(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /**
   * How to start a process.
   *
   * @param wrapper a command that runs the command after it, such as {@code taskset -c 0}; or empty
   * @param jvmOptions what goes before the class name
   */
  public record Launch(LambdaPackage lambda, List<String> wrapper, List<String> jvmOptions) {
    /** As Lambda starts Java by default: the fast compiler only. */
    public static Launch of(LambdaPackage lambda) {
      return new Launch(
          lambda, List.of(), List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1"));
    }

    /** The same in a wrapper. */
    public Launch in(List<String> command) {
      return new Launch(lambda, command, jvmOptions);
    }

    /** The same with more JVM options. */
    public Launch with(String... options) {
      return new Launch(
          lambda, wrapper, Stream.concat(jvmOptions.stream(), Stream.of(options)).toList());
    }

    private List<String> command() {
      List<String> command = new ArrayList<>(wrapper);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvmOptions);
      command.addAll(List.of("-cp", runtimeClient(), AWSLambda.class.getName(), lambda.handler()));
      return command;
    }
  }

  /**
   * Starts a process that asks {@code api} for invocations.
   *
   * @param logs the folder for {@code output.log} and {@code errors.log}, what the process writes
   */
  public static LambdaProcess start(Launch launch, LocalRuntimeApi api, Path logs)
      throws IOException {
    Path output = logs.resolve("output.log");
    Path errors = logs.resolve("errors.log");
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    builder.directory(launch.lambda().folder().toFile());
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment(launch.lambda(), api));
    return new LambdaProcess(builder.start(), output, errors);
  }

  private static Map<String, String> environment(LambdaPackage lambda, LocalRuntimeApi api) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
        Map.entry("_HANDLER", lambda.handler()),
        Map.entry("LAMBDA_TASK_ROOT", lambda.folder().toAbsolutePath().toString()),
        Map.entry("AWS_REGION", "eu-west-1"),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", FUNCTION_NAME),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + FUNCTION_NAME),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"));
  }

  /** The class path of AWS's client: its jar and those that it needs. */
  private static String runtimeClient() {
    return Stream.of(
            AWSLambda.class,
            PojoSerializer.class,
            RequestStreamHandler.class,
            SdkInternalThreadLocal.class)
        .map(LambdaProcess::jar)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The process itself, for its id and whether it lives. */
  public Process process() {
    return process;
  }

  /** What the process has written to standard output so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  /** What the process has written to standard error so far. */
  public String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Ends the process and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}

package io.sespartitioner.infra.pipeline;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What a {@link PartitioningFunction} is made of.
 *
 * @param build folder with the content of the deployment package, {@code function/target/lambda}
 * @param rules the {@code routing.json} that goes to the root of the package
 * @param logRetention how long the function's log lives (one year)
 * @param memoryMebibytes memory, which also sets the share of a CPU (512)
 * @param timeout longest run of one invocation, at most Firehose's 5 minutes (60 seconds)
 * @param environment environment variables, such as {@code JAVA_TOOL_OPTIONS} (none: Lambda's own
 *     choice, the first compiler only, starts fastest)
 */
public record PartitioningFunctionProps(
    Path build,
    RoutingRulesFile rules,
    RetentionDays logRetention,
    int memoryMebibytes,
    Duration timeout,
    Map<String, String> environment) {

  /**
   * The largest invocation needs under 64 MB of heap; the rest buys CPU, which a cold start is made
   * of: 512 MB is 0.3 of a CPU.
   */
  private static final int MEMORY_MEBIBYTES = 512;

  /** A cold start and a full batch take a few seconds; a hung call must end before it piles up. */
  private static final int TIMEOUT_SECONDS = 60;

  /** Keeps a copy of the map, in one order, so that two runs write the same template. */
  public PartitioningFunctionProps {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  /** The function in folder {@code build} with {@code rules}, the rest by default. */
  public static PartitioningFunctionProps of(Path build, RoutingRulesFile rules) {
    return new PartitioningFunctionProps(
        build,
        rules,
        RetentionDays.ONE_YEAR,
        MEMORY_MEBIBYTES,
        Duration.seconds(TIMEOUT_SECONDS),
        Map.of());
  }

  /** The same with another log retention. */
  public PartitioningFunctionProps withLogRetention(RetentionDays retention) {
    return new PartitioningFunctionProps(
        build, rules, retention, memoryMebibytes, timeout, environment);
  }

  /** The same with other memory, in mebibytes. */
  public PartitioningFunctionProps withMemory(int mebibytes) {
    return new PartitioningFunctionProps(
        build, rules, logRetention, mebibytes, timeout, environment);
  }

  /** The same with another timeout. */
  public PartitioningFunctionProps withTimeout(Duration limit) {
    return new PartitioningFunctionProps(
        build, rules, logRetention, memoryMebibytes, limit, environment);
  }

  /** The same with environment variables. */
  public PartitioningFunctionProps withEnvironment(Map<String, String> variables) {
    return new PartitioningFunctionProps(
        build, rules, logRetention, memoryMebibytes, timeout, variables);
  }
}

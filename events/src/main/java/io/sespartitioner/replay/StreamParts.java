package io.sespartitioner.replay;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.sespartitioner.function.PartitioningHandler;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.lambda.Arns;
import io.sespartitioner.replay.lambda.FailureReasons;
import io.sespartitioner.replay.lambda.FunctionLog;
import io.sespartitioner.replay.lambda.LambdaFunction;
import io.sespartitioner.replay.lambda.LambdaProcessor;
import io.sespartitioner.replay.lambda.LambdaSettings;
import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.BufferHints;
import io.sespartitioner.replay.stream.DeliveryStream;
import io.sespartitioner.replay.stream.RandomSource;
import io.sespartitioner.replay.stream.StreamObserver;
import io.sespartitioner.replay.stream.StreamSettings;
import io.sespartitioner.replay.stream.StreamSettings.Layout;
import io.sespartitioner.routing.RoutingRules;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** The delivery stream that the options and the rules ask for. */
final class StreamParts {

  private final StreamSettings settings;
  private final BatchProcessor processor;
  private final FunctionLog log;
  private final long seed;

  private StreamParts(
      StreamSettings settings, BatchProcessor processor, FunctionLog log, long seed) {
    this.settings = settings;
    this.processor = processor;
    this.log = log;
    this.seed = seed;
  }

  /**
   * Checks the options and makes the processor.
   *
   * @throws UsageException if Firehose would refuse them, or there is no such handler
   */
  static StreamParts of(ReplayOptions options, RoutingRules rules, Terminal terminal) {
    long seed = options.seed.orElseGet(() -> new SecureRandom().nextLong());
    try {
      StreamSettings settings =
          new StreamSettings(
              options.streamName,
              new Layout(rules.prefix(), rules.errorPrefix(), rules.timeZone()),
              BufferHints.forPartitions(options.bufferSeconds, options.bufferMebibytes),
              options.partitionLimit,
              options.compression);
      FunctionLog log = new FunctionLog();
      return new StreamParts(settings, lambda(options, rules, log, terminal, seed), log, seed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  DeliveryStream stream(WorkFolder work, StreamObserver observer) {
    RandomSource random = new RandomSource(seed);
    return new DeliveryStream(settings, BufferHints.LAMBDA, processor, work, random, observer);
  }

  /** How many records took an {@code otherwise} so far, as our function counts them. */
  long fallbackRecords() {
    return log.fallbackRecords();
  }

  private static LambdaProcessor lambda(
      ReplayOptions options, RoutingRules rules, FunctionLog log, Terminal terminal, long seed) {
    Supplier<RequestStreamHandler> handlers =
        options.handler.isPresent()
            ? HandlerClass.named(options.handler.get())
            : () -> new PartitioningHandler(rules, log);
    LambdaSettings settings = LambdaSettings.FIREHOSE;
    // Invocation ids are drawn by another thread than object names, so they have their own source.
    return new LambdaProcessor(
        new LambdaFunction(handlers, settings.timeout(), new HandlerProblems(terminal)),
        options.handler.isPresent() ? FailureReasons.UNKNOWN : log,
        settings,
        new RandomSource(~seed),
        new Arns(options.streamName));
  }
}

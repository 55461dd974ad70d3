package io.sespartitioner.replay;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.sespartitioner.function.PartitioningHandler;
import io.sespartitioner.replay.ReplayOptions.ProcessorChoice;
import io.sespartitioner.replay.processor.ComparingProcessor;
import io.sespartitioner.replay.processor.ComparingProcessor.Differences;
import io.sespartitioner.replay.processor.FunctionLog;
import io.sespartitioner.replay.processor.JqProcessor;
import io.sespartitioner.replay.processor.JqProcessor.FallbackCounter;
import io.sespartitioner.replay.processor.LambdaFunction;
import io.sespartitioner.replay.processor.LambdaProcessor;
import io.sespartitioner.replay.processor.LambdaProcessor.LambdaSettings;
import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.RandomSource;
import io.sespartitioner.routing.JqQuery;
import io.sespartitioner.routing.NotExpressibleInJqException;
import io.sespartitioner.routing.RoutingRules;
import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the processor that the options ask for: our function, another handler, JQ, or both. */
final class Processors {

  private final ReplayOptions options;
  private final RoutingRules rules;
  private final Terminal terminal;
  private final FunctionLog log = new FunctionLog();
  private final LongAdder jqFallbacks = new LongAdder();

  /**
   * A maker of processors.
   *
   * @throws UsageException if the options don't go together
   */
  Processors(ReplayOptions options, RoutingRules rules, Terminal terminal) {
    this.options = options;
    this.rules = rules;
    this.terminal = terminal;
    if (options.handler.isPresent() && options.processor == ProcessorChoice.JQ) {
      throw new UsageException("--processor jq calls no handler; leave out --handler");
    }
    if (options.handler.isPresent() && options.explain) {
      throw new UsageException("--explain explains the rules, which --handler need not follow");
    }
    if (options.processor == ProcessorChoice.JQ && options.explain) {
      throw new UsageException("--explain explains the function; use --processor lambda or both");
    }
  }

  /** How many records took an {@code otherwise} so far, by our function or by JQ alone. */
  long fallbackRecords() {
    return log.fallbackRecords() + jqFallbacks.sum();
  }

  /**
   * The processor.
   *
   * @param random where invocation ids come from
   * @throws UsageException if the handler can't be made, or JQ can't express the rules
   */
  BatchProcessor processor(RandomSource random, Differences differences) {
    return switch (options.processor) {
      case LAMBDA -> lambda(random);
      case JQ -> new FallbackCounter(jq(), rules, jqFallbacks);
      case BOTH -> new ComparingProcessor(lambda(random), jq(), differences);
    };
  }

  private JqProcessor jq() {
    try {
      return new JqProcessor(JqQuery.of(rules).text());
    } catch (NotExpressibleInJqException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private LambdaProcessor lambda(RandomSource random) {
    Supplier<RequestStreamHandler> handlers =
        options.handler.isPresent()
            ? HandlerClass.named(options.handler.get())
            : () -> new PartitioningHandler(rules, log);
    LambdaSettings settings = LambdaSettings.FIREHOSE;
    return new LambdaProcessor(
        new LambdaFunction(
            handlers,
            settings.timeout(),
            new Problems(
                // Without the exception's message, which may hold what the event holds.
                (thrown, place) ->
                    "the handler ended with "
                        + thrown.getClass().getName()
                        + place
                        + "; Firehose tries again")),
        options.handler.isPresent()
            ? record -> Optional.empty()
            : LambdaProcessor.reasonsBy(
                rules,
                new Problems((thrown, place) -> "a custom key source threw " + thrown + place)),
        settings,
        random,
        options.common.streamName());
  }

  /** Says what users' classes throw, once for each kind and place. */
  private final class Problems implements Consumer<Throwable> {

    private final BiFunction<Throwable, String, String> words;
    private final Set<String> said = new HashSet<>();

    Problems(BiFunction<Throwable, String, String> words) {
      this.words = words;
    }

    @Override
    public void accept(Throwable problem) {
      StackTraceElement[] trace = problem.getStackTrace();
      String place = trace.length == 0 ? "" : " at " + trace[0];
      if (said.add(problem.getClass().getName() + place)) {
        terminal.message(words.apply(problem, place));
      }
    }
  }

  /** Makes handlers of a class that is given by name. */
  static final class HandlerClass {

    private final String name;

    private HandlerClass(String name) {
      this.name = name;
    }

    /**
     * A maker of handlers of the class. The first is made at once, as Lambda does before any call.
     *
     * @throws UsageException if there is no such class, or it is no handler that can be made
     */
    static Supplier<RequestStreamHandler> named(String className) {
      HandlerClass handlerClass = new HandlerClass(className);
      Class<? extends RequestStreamHandler> type = handlerClass.load();
      AtomicReference<RequestStreamHandler> first = new AtomicReference<>(handlerClass.make(type));
      return () ->
          Optional.ofNullable(first.getAndSet(null)).orElseGet(() -> handlerClass.make(type));
    }

    private Class<? extends RequestStreamHandler> load() {
      try {
        return Class.forName(name).asSubclass(RequestStreamHandler.class);
      } catch (ClassNotFoundException e) {
        throw refused("no such class on the class path; add its jar with -cp", e);
      } catch (ClassCastException e) {
        throw refused("not a RequestStreamHandler", e);
      } catch (LinkageError e) {
        throw refused("can't be loaded: " + cause(e), e);
      }
    }

    private RequestStreamHandler make(Class<? extends RequestStreamHandler> type) {
      try {
        return type.getDeclaredConstructor().newInstance();
      } catch (InvocationTargetException e) {
        throw refused("its constructor ended with " + cause(e), e);
      } catch (ReflectiveOperationException e) {
        throw refused("can't be made with a constructor without arguments", e);
      } catch (LinkageError e) {
        throw refused("can't be loaded: " + cause(e), e);
      }
    }

    private UsageException refused(String problem, Throwable cause) {
      return new UsageException("--handler " + name + ": " + problem, cause);
    }

    /** What lies behind it all, such as the class that is missing where another can't be loaded. */
    private static Throwable cause(Throwable problem) {
      Throwable cause = problem;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return cause;
    }
  }
}

package io.sespartitioner.replay.processor;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.sespartitioner.replay.relay.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Calls a handler through its byte streams, as Lambda does: one call at a time, with a time-out. A
 * handler that doesn't come back is left alone in its thread, and the next call gets a new one.
 */
public final class LambdaFunction implements AutoCloseable {

  private final Supplier<RequestStreamHandler> handlers;
  private final Duration timeout;
  private final Consumer<Throwable> problems;
  private Sandbox sandbox;

  /**
   * A function.
   *
   * @param handlers makes a handler; is asked again after a time-out
   * @param timeout the longest that one call may take
   * @param problems is told what a handler threw
   */
  public LambdaFunction(
      Supplier<RequestStreamHandler> handlers, Duration timeout, Consumer<Throwable> problems) {
    this.handlers = handlers;
    this.timeout = timeout;
    this.problems = problems;
    this.sandbox = new Sandbox(handlers.get());
  }

  /**
   * Calls it.
   *
   * @throws OutOfMemoryError if the handler ended with one and the whole process has no memory
   */
  CallResult call(String requestId, byte[] invocation) {
    BoundedOutput output = new BoundedOutput(invocation.length);
    FunctionContext context = new FunctionContext(requestId, timeout);
    Future<?> call = sandbox.start(new ByteArrayInputStream(invocation), output, context);
    try {
      call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return output.tooLong()
          ? CallResult.Errored.ERROR_RESULT
          : new CallResult.Answered(output.content());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError end && memoryIsFull()) {
        throw end;
      }
      problems.accept(e.getCause());
      return CallResult.Errored.ERROR_RESULT;
    } catch (TimeoutException e) {
      problems.accept(e);
      sandbox.close();
      sandbox = new Sandbox(handlers.get());
      return CallResult.Errored.TIMED_OUT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CallResult.Errored.ERROR_RESULT;
    }
  }

  /** Whether hardly any memory can be got: then it isn't the handler alone that lacks it. */
  private static boolean memoryIsFull() {
    System.gc();
    Runtime java = Runtime.getRuntime();
    long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
    return free < java.maxMemory() / 8;
  }

  /** Ends the handler's thread. */
  @Override
  public void close() {
    sandbox.close();
  }

  /** A handler and the only thread that calls it. */
  private static final class Sandbox {

    private final RequestStreamHandler handler;
    private final Workers thread = new Workers("function", 1);

    Sandbox(RequestStreamHandler handler) {
      this.handler = handler;
    }

    Future<?> start(ByteArrayInputStream in, BoundedOutput out, FunctionContext context) {
      return thread.submit(
          () -> {
            handler.handleRequest(in, out, context);
            return null;
          });
    }

    void close() {
      thread.close();
    }
  }

  /** How one call of the function ended. */
  sealed interface CallResult {

    /** With an answer, right or wrong. */
    record Answered(ByteBuffer response) implements CallResult {}

    /**
     * Without an answer: Firehose tries again.
     *
     * @param code Firehose's error code
     * @param message Firehose's error message
     */
    record Errored(String code, String message) implements CallResult {

      static final Errored ERROR_RESULT =
          new Errored(
              "Lambda.FunctionError",
              "The Lambda function was successfully invoked but it returned an error result.");

      static final Errored TIMED_OUT =
          new Errored("Lambda.FunctionTimedOut", "The Lambda function timed out.");
    }
  }

  /** Takes a response, and forgets it once it is longer than Lambda allows. */
  static final class BoundedOutput extends OutputStream {

    /** The most that a synchronous response may hold (AWS Lambda quota). */
    static final int RESPONSE_BYTES = 6_291_556;

    private final Bytes bytes;
    private boolean tooLong;

    /**
     * An empty output.
     *
     * @param expectedBytes about how long the response will be
     */
    BoundedOutput(int expectedBytes) {
      this.bytes = new Bytes(Math.min(expectedBytes, RESPONSE_BYTES));
    }

    @Override
    public synchronized void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] piece, int from, int length) {
      tooLong |= bytes.size() + length > RESPONSE_BYTES;
      if (tooLong) {
        bytes.reset();
      } else {
        bytes.write(piece, from, length);
      }
    }

    synchronized boolean tooLong() {
      return tooLong;
    }

    synchronized ByteBuffer content() {
      return bytes.content();
    }

    /** Shows its bytes without copying them. */
    private static final class Bytes extends ByteArrayOutputStream {

      Bytes(int capacity) {
        super(capacity);
      }

      ByteBuffer content() {
        return ByteBuffer.wrap(buf, 0, count);
      }
    }
  }
}

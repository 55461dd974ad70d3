package io.sespartitioner.function.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sespartitioner.function.runtime.RuntimeAnswer.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Lambda's Runtime API on this machine: hands invocations to a runtime client that asks for them,
 * and takes its answers.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda
 *     runtime API</a>
 */
public final class LocalRuntimeApi implements AutoCloseable {
  /** The most that Lambda takes as a response, in bytes. */
  public static final int MAX_RESPONSE_BYTES = 6_291_556;

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";

  static {
    // Else each response waits 40 ms for the client's delayed acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final class Call {
    private final byte[] invocation;
    private final CompletableFuture<RuntimeAnswer> answer = new CompletableFuture<>();

    Call(byte[] invocation) {
      this.invocation = invocation;
    }

    void end(Kind kind, String body) {
      answer.complete(new RuntimeAnswer(kind, body));
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Call> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Call> running = new ConcurrentHashMap<>();
  private final CompletableFuture<RuntimeAnswer> initError = new CompletableFuture<>();

  /** Starts to listen on a free port of the loopback address. */
  public LocalRuntimeApi() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.setExecutor(threads);
    server.createContext(INVOCATION + "next", this::next);
    server.createContext(INVOCATION, this::answer);
    server.createContext(ROOT + "init/error", this::initError);
    server.start();
  }

  /** Host and port, for a client's {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  /**
   * Queues an invocation for the client. The answer fails with a {@link
   * java.util.concurrent.TimeoutException} when none came within a minute.
   */
  public CompletableFuture<RuntimeAnswer> send(byte[] invocation) {
    Call call = new Call(invocation);
    waiting.add(call);
    return call.answer
        .applyToEither(initError, Function.identity())
        .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Sends an invocation and waits for its answer. */
  public RuntimeAnswer call(byte[] invocation) {
    return send(invocation).join();
  }

  private void next(HttpExchange exchange) throws IOException {
    Call call;
    try {
      call = waiting.take();
    } catch (InterruptedException e) {
      exchange.close();
      return;
    }
    String id = UUID.randomUUID().toString();
    running.put(id, call);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", id);
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + TIMEOUT.toMillis()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-west-1:111122223333:function:" + LambdaProcess.FUNCTION_NAME);
    reply(exchange, 200, call.invocation);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    int slash = path.lastIndexOf('/');
    Call call = running.remove(path.substring(INVOCATION.length(), slash));
    if (call == null) {
      reply(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}".getBytes(UTF_8));
    } else if (path.substring(slash).equals("/error")) {
      accept(exchange);
      call.end(Kind.ERROR, new String(body, UTF_8));
    } else if (body.length > MAX_RESPONSE_BYTES) {
      reply(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\"}".getBytes(UTF_8));
      call.end(Kind.RESPONSE_TOO_LARGE, body.length + " bytes");
    } else {
      accept(exchange);
      call.end(Kind.RESPONSE, new String(body, UTF_8));
    }
  }

  private void initError(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    accept(exchange);
    initError.complete(new RuntimeAnswer(Kind.INIT_ERROR, body));
  }

  private static void accept(HttpExchange exchange) throws IOException {
    reply(exchange, 202, "{\"status\":\"OK\"}".getBytes(UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Stops to listen. Stop the client first: it treats a lost Runtime API as fatal. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

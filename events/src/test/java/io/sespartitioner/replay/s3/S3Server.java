package io.sespartitioner.replay.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A server that speaks as much of S3's language as replay does, keeps objects in memory, and breaks
 * connections where a test wants it to. It refuses what S3 refuses: requests that aren't signed,
 * conditions that don't hold, content whose length or checksum is another than announced.
 */
public final class S3Server implements AutoCloseable {

  /** The settings by which the SDK finds this server. */
  private static final List<String> SETTINGS =
      List.of("aws.endpointUrlS3", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

  private static final int KEYS_ON_A_PAGE = 3;

  private final SortedMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private volatile boolean ranges = true;
  private volatile Predicate<String> breaking = request -> false;

  /** A server that the SDK finds from now on. Every bucket is the same one; one is missing. */
  public S3Server() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
    System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:" + server.getAddress().getPort());
    System.setProperty("aws.region", "ap-northeast-1");
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "secret");
  }

  /** What is in the bucket, by its keys. */
  public SortedMap<String, byte[]> objects() {
    return objects;
  }

  /** The headers with which an object was made, their names in lower case. */
  public Map<String, String> headers(String key) {
    return headers.get(key);
  }

  /** How many requests there were. */
  public int requests() {
    return requests.get();
  }

  /** How many requests were open at once, at most. */
  public int mostOpen() {
    return mostOpen.get();
  }

  /**
   * Breaks the answers to some requests off.
   *
   * @param which is asked for each, with its method and key
   */
  public void breakOff(Predicate<String> which) {
    breaking = which;
  }

  /** Answers with whole objects from now on, whatever part was asked for, as some stores do. */
  public void ignoreRanges() {
    ranges = false;
  }

  /** What another process needs in its environment to find this server. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", System.getProperty("aws.endpointUrlS3"),
        "AWS_REGION", System.getProperty("aws.region"),
        "AWS_ACCESS_KEY_ID", System.getProperty("aws.accessKeyId"),
        "AWS_SECRET_ACCESS_KEY", System.getProperty("aws.secretAccessKey"));
  }

  @Override
  public void close() {
    server.stop(0);
    SETTINGS.forEach(System::clearProperty);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String[] path = exchange.getRequestURI().getPath().split("/", 3);
      String key = path.length < 3 ? "" : path[2];
      String signature = header(exchange, "Authorization");
      if (!signature.startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")) {
        error(exchange, 403, "AccessDenied");
      } else if (path[1].equals("missing")) {
        error(exchange, 404, "NoSuchBucket");
      } else if (key.isEmpty()) {
        list(exchange);
      } else {
        object(exchange, key, body);
      }
    } finally {
      open.decrementAndGet();
    }
  }

  private void object(HttpExchange exchange, String key, byte[] body) throws IOException {
    boolean breaks = breaking.test(exchange.getRequestMethod() + " " + key);
    switch (exchange.getRequestMethod()) {
      case "GET" -> get(exchange, key, breaks);
      case "PUT" -> put(exchange, key, body, breaks);
      case "DELETE" -> delete(exchange, key, breaks);
      default -> error(exchange, 405, "MethodNotAllowed");
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    int most = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
    int count = Math.min(KEYS_ON_A_PAGE, most);
    List<Map.Entry<String, byte[]>> left =
        objects.tailMap(query.getOrDefault("continuation-token", "")).entrySet().stream()
            .filter(object -> object.getKey().startsWith(query.get("prefix")))
            .collect(Collectors.toList());
    String next =
        left.size() > count
            ? "<NextContinuationToken>" + left.get(count).getKey() + "</NextContinuationToken>"
            : "";
    String contents =
        left.stream()
            .limit(count)
            .map(
                object ->
                    "<Contents><Key>%s</Key><Size>%d</Size><ETag>&quot;%s&quot;</ETag></Contents>"
                        .formatted(
                            object.getKey(), object.getValue().length, eTag(object.getValue())))
            .collect(Collectors.joining());
    xml(
        exchange,
        200,
        "<ListBucketResult><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
            .formatted(!next.isEmpty(), contents, next));
  }

  private void get(HttpExchange exchange, String key, boolean breaks) throws IOException {
    byte[] content = objects.get(key);
    if (content == null) {
      error(exchange, 404, "NoSuchKey");
    } else if (!header(exchange, "If-Match").equals('"' + eTag(content) + '"')) {
      error(exchange, 412, "PreconditionFailed");
    } else {
      String[] range = header(exchange, "Range").substring("bytes=".length()).split("-", 2);
      int from = ranges ? Integer.parseInt(range[0]) : 0;
      int to = ranges ? Math.min(content.length, Integer.parseInt(range[1]) + 1) : content.length;
      if (ranges) {
        String given = "bytes %d-%d/%d".formatted(from, to - 1, content.length);
        exchange.getResponseHeaders().add("Content-Range", given);
      }
      exchange.sendResponseHeaders(ranges ? 206 : 200, to - from);
      exchange.getResponseBody().write(content, from, breaks ? (to - from) / 2 : to - from);
    }
  }

  private void put(HttpExchange exchange, String key, byte[] body, boolean breaks)
      throws IOException {
    byte[] content =
        header(exchange, "Content-Encoding").contains("aws-chunked")
            ? AwsChunks.content(body)
            : body;
    String announced = header(exchange, "x-amz-decoded-content-length");
    if (breaks) {
      error(exchange, 403, "AccessDenied");
    } else if (!announced.isEmpty() && Integer.parseInt(announced) != content.length) {
      error(exchange, 400, "IncompleteBody");
    } else {
      Map<String, String> kept = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> kept.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      headers.put(key, kept);
      objects.put(key, content);
      exchange.getResponseHeaders().add("ETag", '"' + eTag(content) + '"');
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void delete(HttpExchange exchange, String key, boolean breaks) throws IOException {
    if (breaks) {
      error(exchange, 403, "AccessDenied");
    } else {
      objects.remove(key);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>(Map.of("prefix", ""));
    for (String part : exchange.getRequestURI().getRawQuery().split("&", -1)) {
      String[] pair = part.split("=", 2);
      query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8));
    }
    return query;
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static String eTag(byte[] content) {
    return Integer.toHexString(Arrays.hashCode(content));
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    xml(
        exchange,
        status,
        "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, code));
  }

  private static void xml(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

package io.sespartitioner.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;

/** Independent judges of JQ queries. */
enum JqEngine {
  /** The command line tool, which Firehose's engine is. */
  JQ {
    @Override
    List<JsonNode> apply(String query, List<String> events) {
      try {
        return run(query, events);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  },
  /** The Java library that replay uses. */
  JACKSON_JQ {
    @Override
    List<JsonNode> apply(String query, List<String> events) {
      try {
        JsonQuery compiled = JsonQuery.compile(query, Versions.JQ_1_6);
        List<JsonNode> results = new ArrayList<>();
        for (String event : events) {
          compiled.apply(BUILTINS, JSON.readTree(event), results::add);
        }
        return results;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Scope BUILTINS = builtins();
  private static final boolean INSTALLED = findJq();

  /** The results of a query that must not fail: one for each event. */
  abstract List<JsonNode> apply(String query, List<String> events);

  private static Scope builtins() {
    Scope scope = Scope.newEmptyScope();
    BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
    return scope;
  }

  /** Whether jq 1.6 is installed here. */
  static boolean isInstalled() {
    return INSTALLED;
  }

  private static boolean findJq() {
    try {
      Process process = new ProcessBuilder("jq", "--version").start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .startsWith("jq-1.6");
    } catch (IOException e) {
      return false;
    }
  }

  private static List<JsonNode> run(String query, List<String> events)
      throws IOException, InterruptedException, ExecutionException {
    Process process = new ProcessBuilder("jq", "--compact-output", query).start();
    var feeding =
        new FutureTask<Void>(
            () -> {
              try (var input = process.getOutputStream()) {
                input.write(String.join("\n", events).getBytes(StandardCharsets.UTF_8));
              }
              return null;
            });
    new Thread(feeding).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("jq failed on " + query + ": " + errors);
    }
    feeding.get();
    List<JsonNode> results = new ArrayList<>();
    for (String line : output.lines().toList()) {
      results.add(JSON.readTree(line));
    }
    return results;
  }
}

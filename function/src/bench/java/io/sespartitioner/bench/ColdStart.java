package io.sespartitioner.bench;

import io.sespartitioner.bench.echo.EchoHandler;
import io.sespartitioner.bench.idiomatic.FirehoseResponse;
import io.sespartitioner.bench.idiomatic.IdiomaticHandler;
import io.sespartitioner.function.runtime.LambdaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures cold starts and prints a table. Each round starts every package once, so that whatever
 * slows the machine for a while slows all of them; the table has the median of the rounds.
 */
final class ColdStart {
  private static final int ROUNDS = 11;

  private ColdStart() {}

  /** Runs the benchmark; there are no arguments. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "cold-start"));
    Map<String, LambdaPackage> packages = packages(folder);
    FirstResponse firstResponse = new FirstResponse(folder);
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    for (int round = 1; round <= ROUNDS; round++) {
      System.err.println("Round " + round + " of " + ROUNDS);
      for (var lambda : packages.entrySet()) {
        double taken = firstResponse.millis(lambda.getValue());
        millis.computeIfAbsent(lambda.getKey(), name -> new ArrayList<>()).add(taken);
      }
    }
    System.out.println(Machine.describe() + ", on one by " + OneCpu.limit());
    ColdStartTable table = new ColdStartTable();
    for (var lambda : packages.entrySet()) {
      long classes = firstResponse.classes(lambda.getValue());
      table.add(lambda.getKey(), millis.get(lambda.getKey()), classes, lambda.getValue().bytes());
    }
    System.out.print(table.text());
  }

  private static Map<String, LambdaPackage> packages(Path folder) throws IOException {
    Map<String, LambdaPackage> packages = new LinkedHashMap<>();
    packages.put(
        ColdStartTable.IDIOMATIC,
        PackageFolder.make(
            folder.resolve("idiomatic"),
            IdiomaticHandler.class,
            List.of(
                FirehoseResponse.class,
                FirehoseResponse.Answer.class,
                FirehoseResponse.Metadata.class),
            PackageFolder.EVENTS_AND_DATABIND));
    packages.put("deployed", LambdaPackage.deployed());
    packages.put(
        "echo",
        PackageFolder.make(folder.resolve("echo"), EchoHandler.class, List.of(), List.of()));
    return packages;
  }
}

package io.sespartitioner.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Spark's own standalone cluster on this machine: a master and workers, each a process, and {@code
 * spark-submit}. Its jars are what the build put beside {@code backfill.jar}, without ours.
 */
final class Cluster implements AutoCloseable {

  private static final Path LIB = Path.of("target/backfill/lib");
  private static final Path HOME = Path.of("target/spark").toAbsolutePath();
  private static final List<String> NOT_OF_SPARK =
      List.of(
          "ses-partitioner",
          "picocli",
          "progressbar",
          "re2j",
          "aws-lambda",
          "jackson-jq",
          "hash4j");

  /** Six processes of some seconds: compiling them well, or collecting side by side, costs more. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** For those that only have others work. */
  private static final String SMALL_HEAP = "-Xmx128m";

  private static final Pattern ADDRESS =
      Pattern.compile("Starting Spark master at (spark://[^ ]+:[0-9]+)\\s");

  private final Path folder;
  private final String address;
  private final List<Process> jobs = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private final Process master;

  /** A cluster with so many workers of one core each. */
  Cluster(Path folder, int workerCount) throws IOException, InterruptedException {
    this.folder = folder;
    makeHome();
    master =
        start(
            "master",
            SMALL_HEAP,
            "org.apache.spark.deploy.master.Master",
            List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    address = awaitAddress();
    for (int i = 0; i < workerCount; i++) {
      workers.add(
          start(
              "worker-" + i,
              SMALL_HEAP,
              "org.apache.spark.deploy.worker.Worker",
              List.of(
                  "--host",
                  "127.0.0.1",
                  "--webui-port",
                  "0",
                  "--cores",
                  "1",
                  "--memory",
                  "600m",
                  "--work-dir",
                  folder.resolve("work-" + i).toString(),
                  address)));
    }
  }

  /** Spark's home: its jars once more, as links, beside which nothing of ours stands. */
  private static void makeHome() throws IOException {
    Path jars = Files.createDirectories(HOME.resolve("jars"));
    try (Stream<Path> lib = Files.list(LIB)) {
      for (Path jar : lib.filter(Cluster::isOfSpark).toList()) {
        Path link = jars.resolve(jar.getFileName());
        Files.deleteIfExists(link);
        Files.createLink(link, jar);
      }
    }
  }

  private static boolean isOfSpark(Path jar) {
    return NOT_OF_SPARK.stream().noneMatch(jar.getFileName().toString()::startsWith);
  }

  /** The master says where it listens; when it ends instead, what it said is the message. */
  private String awaitAddress() throws IOException, InterruptedException {
    while (true) {
      Matcher address = ADDRESS.matcher(output("master"));
      if (address.find()) {
        return address.group(1);
      }
      assertThat(master.isAlive()).as(output("master")).isTrue();
      Thread.sleep(20);
    }
  }

  /**
   * Submits the job, which runs until its process ends. It begins when every worker has its
   * executor: one that Spark doesn't know yet can't be lost.
   */
  Process submit(Object... arguments) throws IOException {
    List<String> submit =
        new ArrayList<>(
            List.of(
                "--master",
                address,
                "--class",
                "io.sespartitioner.backfill.Backfill",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.cores.max=" + workers.size(),
                "--conf",
                "spark.scheduler.minRegisteredResourcesRatio=1",
                "--conf",
                "spark.scheduler.maxRegisteredResourcesWaitingTime=5min",
                "--conf",
                "spark.executor.extraJavaOptions=" + String.join(" ", QUICK_START),
                "--conf",
                "spark.shuffle.io.retryWait=200ms",
                "--conf",
                "spark.speculation=true",
                "--conf",
                "spark.speculation.interval=100ms",
                "--conf",
                "spark.speculation.multiplier=1.1",
                "target/backfill-job.jar"));
    for (Object argument : arguments) {
      submit.add(argument.toString());
    }
    Process job = start("submit", "-Xmx512m", "org.apache.spark.deploy.SparkSubmit", submit);
    jobs.add(job);
    return job;
  }

  /**
   * Kills the worker whose executor has a task at hand, and all that it started, as a machine is
   * lost.
   */
  void loseOneAtWork() throws IOException, InterruptedException {
    for (int i = 0; i < workers.size(); i++) {
      if (isAtWork(i)) {
        Process lost = workers.get(i);
        List<ProcessHandle> started = lost.descendants().toList();
        lost.destroyForcibly().waitFor();
        started.forEach(ProcessHandle::destroyForcibly);
        return;
      }
    }
    throw new AssertionError("no executor has a task at hand: the job was too quick to be hit");
  }

  private boolean isAtWork(int worker) throws IOException {
    boolean atWork = false;
    try (Stream<Path> files =
        Files.find(folder.resolve("work-" + worker), 3, (path, type) -> path.endsWith("stderr"))) {
      for (Path log : files.toList()) {
        for (String line : Files.readAllLines(log)) {
          atWork = line.contains(": Running task") || (atWork && !line.contains(": Finished task"));
        }
      }
    }
    return atWork;
  }

  /** What a process printed. */
  String output(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private Process start(String name, String heap, String mainClass, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.addAll(QUICK_START);
    command.addAll(opens());
    command.addAll(List.of("-cp", HOME.resolve("jars") + "/*", mainClass));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  private static List<String> opens() {
    return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .toList();
  }

  @Override
  public void close() {
    List<Process> all = new ArrayList<>(jobs);
    all.addAll(workers);
    all.add(master);
    all.forEach(Cluster::end);
  }

  private static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    started.forEach(ProcessHandle::destroyForcibly);
  }
}

package io.sespartitioner.bench;

import io.sespartitioner.function.PartitioningHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The deployed handler, called with a batch as AWS's runtime client calls it. */
@State(Scope.Benchmark)
public class DeployedBenchmark {
  @Param({"500"})
  private int events;

  @Param({"STANDARD"})
  private RulesProfile rules;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private byte[] invocation;
  private PartitioningHandler handler;

  /** Makes the invocation, and the handler with its log thrown away. */
  @Setup
  public void prepare(Blackhole log) throws IOException {
    invocation = EventBatch.invocation(events);
    handler = new PartitioningHandler(rules.rules(), log::consume, rules.watchedSenders());
  }

  /** Answers one batch. */
  @Benchmark
  public byte[] deployed() throws IOException {
    output.reset();
    handler.handleRequest(new ByteArrayInputStream(invocation), output, null);
    return output.toByteArray();
  }
}

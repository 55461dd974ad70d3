package io.sespartitioner.bench;

import io.sespartitioner.bench.idiomatic.IdiomaticHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the deployed handler is held against: the idiomatic handler, and the floor. */
@State(Scope.Benchmark)
public class BaselineBenchmark {
  @Param({"500"})
  private int events;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ManagedRuntime idiomatic = new ManagedRuntime(new IdiomaticHandler());
  private final FloorHandler floor = new FloorHandler();
  private byte[] invocation;

  /** Makes the invocation. */
  @Setup
  public void prepare() throws IOException {
    invocation = EventBatch.invocation(events);
  }

  /** Answers one batch with plain objects and a tree per record. */
  @Benchmark
  public byte[] idiomatic() {
    return idiomatic.call(invocation);
  }

  /**
   * Answers one batch without reading it; the count keeps the decoding from being optimised away.
   */
  @Benchmark
  public long floor() throws IOException {
    output.reset();
    floor.handleRequest(new ByteArrayInputStream(invocation), output, null);
    return output.toByteArray().length + floor.decoded();
  }
}

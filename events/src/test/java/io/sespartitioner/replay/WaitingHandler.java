package io.sespartitioner.replay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.sespartitioner.function.PartitioningHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function, which says that it was called and waits for the end of standard input. */
public final class WaitingHandler implements RequestStreamHandler {

  /** What it says. */
  static final String WAITING = "waiting";

  private final RequestStreamHandler function = new PartitioningHandler();

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    System.err.println(WAITING);
    System.in.read();
    function.handleRequest(in, out, context);
  }
}

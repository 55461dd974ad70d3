package io.sespartitioner.replay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A handler that answers a few calls and then no more, so that a replay lasts until it is ended.
 */
public final class BlockingHandler implements RequestStreamHandler {

  private static final int ANSWERED_CALLS = 5;

  private final RequestStreamHandler answers = new RawCallerHandler();
  private int calls;

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    calls++;
    if (calls > ANSWERED_CALLS) {
      awaitTheEnd();
    }
    answers.handleRequest(input, output, context);
  }

  private static void awaitTheEnd() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

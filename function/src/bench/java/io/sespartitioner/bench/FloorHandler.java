package io.sespartitioner.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * The least that a handler could do: decodes each payload and writes the invocation back, without
 * reading any JSON. Needs the compact invocations that {@link EventBatch} makes.
 */
final class FloorHandler implements RequestStreamHandler {
  private static final byte[] DATA = "\"data\":\"".getBytes(US_ASCII);

  private long decoded;

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] request = input.readAllBytes();
    for (int i = 0; i < request.length - DATA.length; i++) {
      if (request[i] == '"' && Arrays.equals(request, i, i + DATA.length, DATA, 0, DATA.length)) {
        i = decode(request, i + DATA.length);
      }
    }
    output.write(request);
  }

  private int decode(byte[] request, int start) {
    int end = start;
    while (request[end] != '"') {
      end++;
    }
    decoded += Base64.getDecoder().decode(Arrays.copyOfRange(request, start, end)).length;
    return end;
  }

  /** How many bytes it has decoded so far. */
  long decoded() {
    return decoded;
  }
}

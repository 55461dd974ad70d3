package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.runtime.LambdaPackage;
import io.sespartitioner.function.runtime.LambdaProcess;
import io.sespartitioner.function.runtime.LambdaProcess.Launch;
import io.sespartitioner.function.runtime.LocalRuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest invocation that Lambda passes, in a small heap under AWS's own runtime client. */
class LargestInvocationIT {
  private static final int MAX_REQUEST_BYTES = 6 * 1024 * 1024;
  private static final Path SAMPLE = Path.of("../events/samples/delivery-orders.json");

  @Test
  void isAnsweredInAHeapOf64Megabytes(@TempDir Path logs) throws IOException {
    TestInvocation invocation = new TestInvocation();
    byte[] event = Files.readAllBytes(SAMPLE);
    int records = 0;
    for (int bytes = 1_000;
        bytes < MAX_REQUEST_BYTES - 4_000;
        bytes += event.length * 4 / 3 + 100) {
      invocation.payload(event);
      records++;
    }
    byte[] json = invocation.json().getBytes(UTF_8);
    assertThat(json).hasSizeBetween(MAX_REQUEST_BYTES - 200_000, MAX_REQUEST_BYTES);

    Launch launch = Launch.of(LambdaPackage.deployed()).with("-Xmx64m");
    try (LocalRuntimeApi api = new LocalRuntimeApi();
        LambdaProcess function = LambdaProcess.start(launch, api, logs)) {
      for (int i = 0; i < 5; i++) {
        JsonNode response = TestInvocation.JSON.readTree(api.call(json).response());
        assertThat(response.get("records")).hasSize(records);
      }
      assertThat(function.process().isAlive()).isTrue();
    }
  }
}

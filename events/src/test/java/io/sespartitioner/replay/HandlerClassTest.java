package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the class of {@code --handler} is made, and what is said if it can't be. */
class HandlerClassTest {

  @TempDir Path folder;
  private Path out;
  private Path input;

  @BeforeEach
  void makeAnInput() throws IOException {
    out = folder.resolve("bucket");
    input = Files.writeString(folder.resolve("input.json"), "{}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ThrowingInItsConstructor | its constructor ended with java.lang.IllegalStateException:"
            + " why",
        "ThrowingAtLoading | can't be loaded: java.lang.IllegalStateException: why",
        "MissingAnotherClass | can't be loaded: java.lang.NoClassDefFoundError: other/Missing",
        "WantingAnArgument | can't be made with a constructor without arguments"
      })
  void aHandlerThatCannotBeMadeIsUsageAndTheCauseIsTold(String handler, String message) {
    CommandLineRun run = CommandLineRun.of("--out", out, "--handler", name(handler), input);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages())
        .isEqualTo("replay: --handler " + name(handler) + ": " + message + "\n");
    assertThat(out).doesNotExist();
  }

  @Test
  void aHandlerIsMadeOnce() {
    Counted.MADE.set(0);
    CommandLineRun run = CommandLineRun.of("--out", out, "--handler", name("Counted"), input);
    assertThat(run.status()).isZero();
    assertThat(Counted.MADE).hasValue(1);
  }

  @Test
  @Timeout(60)
  void aHandlerThatEndsTheProcessIsTroubleAndLeavesNothing() throws Exception {
    OwnProcess run =
        OwnProcess.shell(
            "\"$@\" 2>&1",
            OwnProcess.command("--out", out, "--handler", name("EndingTheProcess"), input));
    assertThat(run.output())
        .isEqualTo(
            "replay: the handler ended the process; nothing was kept, no object was written\n");
    assertThat(run.status()).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactly("input.json");
  }

  private static String name(String handler) {
    return HandlerClassTest.class.getName() + "$" + handler;
  }

  /** Answers nothing. */
  static class Idle implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
  }

  static final class ThrowingInItsConstructor extends Idle {

    ThrowingInItsConstructor() {
      throw new IllegalStateException("why");
    }
  }

  static final class ThrowingAtLoading extends Idle {

    static final Object NEEDED = fail();

    private static Object fail() {
      throw new IllegalStateException("why");
    }
  }

  static final class MissingAnotherClass extends Idle {

    static final Object NEEDED = fail();

    private static Object fail() {
      throw new NoClassDefFoundError("other/Missing");
    }
  }

  static final class WantingAnArgument extends Idle {

    WantingAnArgument(String argument) {
      assertThat(argument).isNotNull();
    }
  }

  static final class Counted extends Idle {

    static final AtomicInteger MADE = new AtomicInteger();

    Counted() {
      MADE.incrementAndGet();
    }
  }

  static final class EndingTheProcess implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      System.exit(0);
    }
  }
}

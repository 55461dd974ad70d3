package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of custom sources on the class path that can't be used. */
class CustomSourceLoadingTest {
  @TempDir private Path folder;

  /** Takes the name that the documentation's example has. */
  public static final class Twin implements CustomKeySource {
    @Override
    public String name() {
      return "shard";
    }

    @Override
    public Optional<String> read(SesEvent event) {
      return Optional.empty();
    }
  }

  /** Has no name, as if its author had left that for later. */
  public static final class Nameless implements CustomKeySource {
    @Override
    public String name() {
      return null;
    }

    @Override
    public Optional<String> read(SesEvent event) {
      return Optional.empty();
    }
  }

  /** Fails when it is asked for its name. */
  public static final class Shy implements CustomKeySource {
    @Override
    public String name() {
      throw new IllegalStateException();
    }

    @Override
    public Optional<String> read(SesEvent event) {
      return Optional.empty();
    }
  }

  /** Needs what is not there. */
  public static final class Broken implements CustomKeySource {
    /** Throws. */
    public Broken() {
      throw new IllegalStateException("no table of teams");
    }

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Optional<String> read(SesEvent event) {
      return Optional.empty();
    }
  }

  @Test
  void oneWhoseConstructorThrowsIsAProblemWithTheCauseAndItsPlace() throws IOException {
    assertThat(problemWith(Broken.class.getName(), "broken"))
        .contains(Broken.class.getName())
        .contains("java.lang.IllegalStateException: no table of teams, at ")
        .contains("CustomSourceLoadingTest.java:")
        .endsWith("mend its constructor");
  }

  @Test
  void oneWithoutANameIsAProblemThatNamesItsClass() throws IOException {
    assertThat(problemWith(Nameless.class.getName()))
        .isEqualTo(
            "Custom source without a name (%s: java.lang.NullPointerException): let name() return one"
                .formatted(Nameless.class.getName()));
  }

  @Test
  void allThatCantBeUsedAreToldTogether() throws IOException {
    assertThat(problemWith(Shy.class.getName() + "\n" + Twin.class.getName()))
        .contains(Shy.class.getName() + ": java.lang.IllegalStateException")
        .contains("Two custom sources have the name \"shard\"");
  }

  @Test
  void oneWithoutANameIsNotToldOnceMoreAsUnknown() throws IOException {
    assertThat(problemWith(Nameless.class.getName(), "nameless")).doesNotContain("Unknown");
  }

  @Test
  void twoOfOneNameAreAProblemThatNamesBoth() throws IOException {
    assertThat(problemWith(Twin.class.getName()))
        .contains("Two custom sources have the name \"shard\"")
        .contains("io.sespartitioner.custom.ShardSource")
        .contains(Twin.class.getName());
  }

  @Test
  void aClassThatIsNotThereIsAProblemThatNamesTheFile() throws IOException {
    assertThat(problemWith("com.example.Missing"))
        .contains("com.example.Missing")
        .contains("META-INF/services/io.sespartitioner.routing.CustomKeySource");
  }

  private String problemWith(String listed) throws IOException {
    return problemWith(listed, "shard");
  }

  private String problemWith(String listed, String used) throws IOException {
    Path list = folder.resolve("META-INF/services/" + CustomKeySource.class.getName());
    Files.createDirectories(list.getParent());
    Files.writeString(list, listed);
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
      thread.setContextClassLoader(loader);
      return problem(used);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  private static String problem(String used) {
    var found = new StringBuilder();
    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(
            () ->
                RoutingRules.read(
                    "{\"prefix\":\"!{key:k}/\",\"keys\":{\"k\":{\"custom\":\"%s\"}}}"
                        .formatted(used)))
        .satisfies(e -> e.problems().forEach(problem -> found.append(problem.message())));
    return found.toString();
  }
}

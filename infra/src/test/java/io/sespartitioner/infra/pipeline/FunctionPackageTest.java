package io.sespartitioner.infra.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.infra.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deployment package. */
class FunctionPackageTest {

  @TempDir private Path folder;

  @Test
  void hasTheBuildAndTheChosenRulesInPlaceOfItsOwn() throws IOException {
    Path build = build();
    Files.writeString(Files.createDirectories(build.resolve("lib")).resolve("a.jar"), "a");
    Files.writeString(build.resolve("routing.json"), "standard");
    Path made = FunctionPackage.assemble(build, "chosen", folder.resolve("package"));
    assertThat(made.resolve("lib/a.jar")).hasContent("a");
    assertThat(made.resolve("routing.json")).hasContent("chosen");
  }

  @Test
  void keepsNothingOfAnEarlierPackage() throws IOException {
    Path build = build();
    Path file = Files.writeString(build.resolve("Old.class"), "old");
    FunctionPackage.assemble(build, "{}", folder.resolve("package"));
    Files.move(file, build.resolve("New.class"));
    Path made = FunctionPackage.assemble(build, "{}", folder.resolve("package"));
    assertThat(made.resolve("Old.class")).doesNotExist();
    assertThat(made.resolve("New.class")).exists();
  }

  @Test
  void buildMayBeALink() throws IOException {
    Path build = build();
    Path link = Files.createSymbolicLink(folder.resolve("link"), build);
    Path made = FunctionPackage.assemble(link, "{}", folder.resolve("package"));
    assertThat(made).isDirectoryRecursivelyContaining("glob:**/PartitioningHandler.class");
    assertThat(Files.isSymbolicLink(made)).isFalse();
  }

  @Test
  void missingBuildIsOneSentenceThatSaysWhatToDo() {
    Path missing = folder.resolve("function/target/lambda");
    assertThatThrownBy(() -> FunctionPackage.assemble(missing, "{}", folder.resolve("package")))
        .isInstanceOf(MissingFunctionBuildException.class)
        .hasMessage(
            "Cannot find the function's build in "
                + missing
                + ": run ./mvnw -DskipTests package at the top of the repository first.");
  }

  @Test
  void folderWithoutTheHandlerIsNoBuild() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("routing.json"), "{}");
    assertThatThrownBy(() -> FunctionPackage.assemble(other, "{}", folder.resolve("package")))
        .isInstanceOf(MissingFunctionBuildException.class);
  }

  private Path build() throws IOException {
    Path build = Files.createDirectories(folder.resolve("build"));
    Templates.writeHandler(build);
    return build;
  }
}

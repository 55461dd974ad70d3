package io.sespartitioner.replay.page;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Headless Chromium, as an independent judge. */
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");
  private static final long MAX_SECONDS = 120;

  private Chromium() {}

  /** The program, if it is installed. */
  static Optional<Path> program() {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Opens a file, and returns what came of it.
   *
   * @param folder for what the browser keeps
   */
  static Opened open(Path file, Path folder, String... options) {
    Path dom = folder.resolve("dom");
    Path log = folder.resolve("log");
    try {
      Process chromium =
          new ProcessBuilder(command(file, folder, options))
              .redirectOutput(dom.toFile())
              .redirectError(log.toFile())
              .start();
      if (!chromium.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        chromium.destroyForcibly();
        throw new AssertionError("Chromium didn't end: " + Files.readString(log));
      }
      return new Opened(Files.readString(dom), console(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(Path file, Path folder, String... options) {
    List<String> command = new ArrayList<>();
    command.add(program().orElseThrow().toString());
    command.addAll(
        List.of(
            "--headless=new",
            // Tests may run as root in a container, where the sandbox can't.
            "--no-sandbox",
            "--disable-gpu",
            // As on a phone.
            "--hide-scrollbars",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--allow-file-access-from-files",
            "--enable-logging=stderr",
            "--window-size=1300,1700",
            "--user-data-dir=" + folder.resolve("profile"),
            "--dump-dom"));
    command.addAll(List.of(options));
    command.add(file.toUri().toString());
    return command;
  }

  private static List<String> console(Path log) throws IOException {
    // The browser's own messages needn't be UTF-8.
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(":CONSOLE")).toList();
    }
  }

  /**
   * What came of opening a file.
   *
   * @param dom the document after scripts have run
   * @param console what the page's console shows
   */
  record Opened(String dom, List<String> console) {

    /** Copies the list. */
    Opened {
      console = List.copyOf(console);
    }
  }
}

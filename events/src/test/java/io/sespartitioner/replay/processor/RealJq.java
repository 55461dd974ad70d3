package io.sespartitioner.replay.processor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The jq command, version 1.6, as an independent judge. */
public final class RealJq {

  private static final String VERSION = "jq-1.6";

  private RealJq() {}

  /** Whether it is installed. */
  public static boolean isInstalled() {
    try {
      return run(List.of("jq", "--version"), List.of()).equals(List.of(VERSION));
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** What the filter yields for the texts, a line each. */
  public static List<String> run(String filter, List<byte[]> texts) {
    return run(List.of("jq", "-c", filter), texts);
  }

  /** What the filter yields for one text, a line each; nothing if jq fails on any of it. */
  static List<String> oneObject(String filter, byte[] text) {
    try {
      Process jq =
          new ProcessBuilder("jq", "-c", filter)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      feed(jq.getOutputStream(), List.of(text));
      String lines = new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return jq.waitFor() == 0 ? lines.lines().toList() : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> run(List<String> command, List<byte[]> texts) {
    try {
      Process jq =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      Thread feeder = new Thread(() -> feed(jq.getOutputStream(), texts));
      feeder.start();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      jq.getInputStream().transferTo(out);
      return out.toString(StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void feed(OutputStream in, List<byte[]> texts) {
    try (in) {
      for (byte[] text : texts) {
        in.write(text);
        in.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.sespartitioner.replay;

import io.sespartitioner.routing.BadRoutingRulesException;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the routing rules that the options name. */
final class RulesFile {

  private RulesFile() {}

  /**
   * The rules in the file, or the standard ones.
   *
   * @throws UsageException if they have problems; it names the file and all of them
   */
  static RoutingRules read(Optional<Path> file) throws IOException {
    if (file.isPresent() && Files.isDirectory(file.get())) {
      throw new UsageException("--rules " + file.get() + ": is a folder; name a file");
    }
    try {
      return file.isPresent()
          ? RoutingRules.read(Files.readString(file.get()))
          : RoutingRules.standard();
    } catch (NoSuchFileException e) {
      throw new UsageException(name(file) + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new UsageException(name(file) + ": not UTF-8", e);
    } catch (BadRoutingRulesException e) {
      throw new UsageException(name(file) + ": " + e.getMessage(), e);
    }
  }

  private static String name(Optional<Path> file) {
    return file.map(Path::toString).orElse("routing.json");
  }
}

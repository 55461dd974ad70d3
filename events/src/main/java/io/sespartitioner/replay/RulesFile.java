package io.sespartitioner.replay;

import io.sespartitioner.routing.BadRoutingRulesException;
import io.sespartitioner.routing.RoutingRules;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the routing rules that the options name. */
public final class RulesFile {

  private RulesFile() {}

  /** Reads the bytes of a file, wherever it is. */
  public interface Opener {

    /** All of its bytes. */
    byte[] read(String file) throws IOException;
  }

  /**
   * The rules in the file, or the standard ones.
   *
   * @throws UsageException if they have problems; it names the file and all of them
   */
  static RoutingRules read(Optional<Path> file) throws IOException {
    if (file.isPresent() && Files.isDirectory(file.get())) {
      throw new UsageException("--rules " + file.get() + ": is a folder; name a file");
    }
    String text = text(file.map(Path::toString), name -> Files.readAllBytes(Path.of(name)));
    return RoutingRules.read(text);
  }

  /**
   * The text of the rules in the file, or of the standard ones.
   *
   * @throws UsageException if they have problems; it names the file and all of them
   */
  public static String text(Optional<String> file, Opener opener) throws IOException {
    String name = file.orElse("routing.json");
    try {
      String text =
          file.isPresent() ? decoded(opener.read(file.get())) : RoutingRules.standardText();
      RoutingRules.read(text);
      return text;
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new UsageException(name + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new UsageException(name + ": not UTF-8", e);
    } catch (BadRoutingRulesException e) {
      throw new UsageException(name + ": " + e.getMessage(), e);
    }
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}

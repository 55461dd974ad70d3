package io.sespartitioner.backfill;

import io.sespartitioner.replay.UsageException;
import io.sespartitioner.routing.BadRoutingRulesException;
import io.sespartitioner.routing.RoutingRules;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads the text of the routing rules, which every task is given. */
final class RulesText {

  private static final String STANDARD = "/routing.json";

  private RulesText() {}

  /**
   * The rules in the file, or those that this is built with.
   *
   * @throws UsageException if they have problems; it names the file and all of them
   */
  static String read(Optional<String> file, Configuration configuration) throws IOException {
    String name = file.orElse("routing.json");
    try {
      byte[] json = file.isPresent() ? bytes(file.get(), configuration) : standard();
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      RoutingRules.read(text);
      return text;
    } catch (FileNotFoundException e) {
      throw new UsageException(name + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new UsageException(name + ": not UTF-8", e);
    } catch (BadRoutingRulesException e) {
      throw new UsageException(name + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(String file, Configuration configuration) throws IOException {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      return in.readAllBytes();
    }
  }

  private static byte[] standard() throws IOException {
    try (InputStream in = RoutingRules.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException("There is no routing.json at the root of the class path");
      }
      return in.readAllBytes();
    }
  }
}

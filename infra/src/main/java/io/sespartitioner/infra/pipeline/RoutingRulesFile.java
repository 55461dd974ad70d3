package io.sespartitioner.infra.pipeline;

import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A {@code routing.json}: its text, which goes into the deployment package, and what the text
 * means, which the prefix is made of.
 *
 * @param json the text of the file
 * @param rules the routing rules read from it
 */
public record RoutingRulesFile(String json, RoutingRules rules) {

  /** The default file, which the function's build has at its root. */
  public static RoutingRulesFile standard() {
    return of(RoutingRules.standardText());
  }

  /**
   * The file with the text {@code json}.
   *
   * @throws io.sespartitioner.routing.BadRoutingRulesException if the rules have problems
   */
  public static RoutingRulesFile of(String json) {
    return new RoutingRulesFile(json, RoutingRules.read(json));
  }

  /**
   * The file at {@code path}, in UTF-8.
   *
   * @throws IOException if it can't be read
   * @throws io.sespartitioner.routing.BadRoutingRulesException if the rules have problems
   */
  public static RoutingRulesFile read(Path path) throws IOException {
    return of(Files.readString(path, StandardCharsets.UTF_8));
  }
}

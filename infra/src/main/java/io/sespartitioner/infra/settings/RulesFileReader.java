package io.sespartitioner.infra.settings;

import io.sespartitioner.infra.pipeline.PartitioningQuery;
import io.sespartitioner.infra.pipeline.RoutingRulesFile;
import io.sespartitioner.routing.BadRoutingRulesException;
import io.sespartitioner.routing.NotExpressibleInJqException;
import io.sespartitioner.routing.Processor;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the routing rules that a setting names, and checks that the processor can follow them. */
final class RulesFileReader {

  private RulesFileReader() {}

  /** The rules for the processor; after a problem the default ones, so that reading goes on. */
  static RoutingRulesFile read(ContextValues values) {
    Optional<RoutingRulesFile> rules = file(values);
    if (values.get(Setting.PROCESSOR) == Processor.JQ) {
      rules.ifPresent(file -> checkQuery(values, file));
    }
    return rules.orElseGet(RoutingRulesFile::standard);
  }

  private static Optional<RoutingRulesFile> file(ContextValues values) {
    Optional<Path> path = values.text(Setting.RULES).map(values::path);
    try {
      return Optional.of(
          path.isPresent() ? RoutingRulesFile.read(path.get()) : RoutingRulesFile.standard());
    } catch (IOException e) {
      values.problem(
          Setting.RULES,
          "cannot read " + path.get().toAbsolutePath().normalize() + ": " + cause(path.get(), e));
    } catch (BadRoutingRulesException e) {
      e.problems().forEach(problem -> values.problem(Setting.RULES, problem.toString()));
    }
    return Optional.empty();
  }

  private static String cause(Path path, IOException e) {
    if (Files.isDirectory(path)) {
      return "it is a folder; write the path of a file.";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8.";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file; a path in cdk.json starts from its folder, one of -c from the current"
          + " folder.";
    }
    return e instanceof AccessDeniedException ? "access denied." : e.getMessage();
  }

  private static void checkQuery(ContextValues values, RoutingRulesFile file) {
    try {
      PartitioningQuery.of(file.rules());
    } catch (NotExpressibleInJqException e) {
      for (String part : e.parts()) {
        values.problem(Setting.PROCESSOR, "jq can't express the rules' " + part + "; use lambda.");
      }
    }
  }
}

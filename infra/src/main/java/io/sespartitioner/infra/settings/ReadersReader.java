package io.sespartitioner.infra.settings;

import io.sespartitioner.infra.pipeline.Reader;
import io.sespartitioner.infra.pipeline.ReaderPolicy;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.routing.TopFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads who may read which partition. */
final class ReadersReader {

  private static final Predicate<String> PRINCIPAL =
      Pattern.compile(
              "arn:(aws|aws-cn|aws-us-gov):iam::[0-9]{12}:(role|user)"
                  + "/([A-Za-z0-9+=,.@_-]+/)*[A-Za-z0-9+=,.@_-]{1,64}")
          .asMatchPredicate();

  private static final String EXPECTED =
      "the ARN of a role or user, such as arn:aws:iam::111122223333:role/team-a";

  private final ContextValues values;
  private final RoutingRules rules;
  private final Processor processor;

  ReadersReader(ContextValues values) {
    this.values = values;
    this.rules = values.get(Setting.RULES).rules();
    this.processor = values.get(Setting.PROCESSOR);
  }

  /** The readers, ordered by partition value; those with problems are left out. */
  List<Reader> read() {
    Map<String, Object> given = new TreeMap<>(values.object(Setting.READERS));
    if (!given.isEmpty()) {
      TopFolder.problem(rules)
          .ifPresent(why -> problem("can't be kept apart by folder: " + why + "."));
    }
    List<Reader> readers = new ArrayList<>();
    given.forEach((folder, principals) -> reader(folder, principals).ifPresent(readers::add));
    checkSize(readers);
    return List.copyOf(readers);
  }

  private Optional<Reader> reader(String folder, Object given) {
    Optional<String> folderProblem = TopFolder.problem(rules, processor, folder);
    folderProblem.ifPresent(why -> problem(why + "."));
    List<String> principals = principals(given);
    principals.stream()
        .filter(PRINCIPAL.negate())
        .forEach(
            arn -> problem("'" + arn + "', of " + folder + ", is not " + EXPECTED + hint(arn)));
    if (principals.isEmpty()) {
      problem(folder + " has no reader: write " + EXPECTED + ", or take it out.");
    }
    return folderProblem.isPresent() || principals.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reader(folder, principals));
  }

  /** A list, one text, or nothing. */
  private static List<String> principals(Object given) {
    Stream<?> each = given instanceof Collection<?> list ? list.stream() : Stream.ofNullable(given);
    return each.map(String::valueOf).distinct().toList();
  }

  private static String hint(String arn) {
    if (arn.contains("*") || arn.contains("?")) {
      return "; wildcards let in more than one can see.";
    }
    if (arn.contains(":assumed-role/")) {
      return "; write the role's, not its session's.";
    }
    return arn.endsWith(":root") ? "; an account's root lets in all that it trusts." : ".";
  }

  private void checkSize(List<Reader> readers) {
    int bytes = ReaderPolicy.longestBytes(readers);
    if (bytes > ReaderPolicy.MOST_BYTES) {
      problem(
          "would make a bucket policy of "
              + bytes
              + " bytes, and S3 takes "
              + ReaderPolicy.MOST_BYTES
              + ": give one role several partitions, or put policies on the teams' own roles (see"
              + " SECURITY.md).");
    }
  }

  private void problem(String message) {
    values.problem(Setting.READERS, message);
  }
}

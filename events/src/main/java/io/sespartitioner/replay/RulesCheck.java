package io.sespartitioner.replay;

import io.sespartitioner.routing.JqQuery;
import io.sespartitioner.routing.NotExpressibleInJqException;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Reads the rules only, and shows what Firehose would be told. */
final class RulesCheck {

  private final ReplayOptions options;
  private final Terminal terminal;

  RulesCheck(ReplayOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  ExitStatus run() throws IOException {
    if (!options.inputs.isEmpty()) {
      throw new UsageException("--check takes no INPUT");
    }
    if (options.report.wantsPage()) {
      throw new UsageException("--check replays nothing to report on; leave out --report");
    }
    RoutingRules rules = RulesFile.read(options.rules);
    PrintWriter out = terminal.reportWriter();
    for (Processor processor : Processor.values()) {
      out.println(
          "prefix, " + processor.wireName() + ": " + rules.prefix().forProcessor(processor));
    }
    out.println("error prefix: " + rules.errorPrefix().text());
    out.println("time zone: " + rules.timeZone());
    out.println("JQ query: " + query(rules));
    rules.warnings().forEach(warning -> out.println("warning: " + warning));
    out.println("no problems" + (rules.warnings().isEmpty() ? "" : ", but see the warnings"));
    out.flush();
    return ExitStatus.DONE;
  }

  /** Why JQ can't do what the rules say; empty if it can. */
  static Optional<String> whyNotJq(RoutingRules rules) {
    try {
      JqQuery.of(rules);
      return Optional.empty();
    } catch (NotExpressibleInJqException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static String query(RoutingRules rules) {
    try {
      return JqQuery.of(rules).text();
    } catch (NotExpressibleInJqException e) {
      return "none. " + e.getMessage();
    }
  }
}

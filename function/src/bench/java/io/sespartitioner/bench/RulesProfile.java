package io.sespartitioner.bench;

import static java.util.stream.Collectors.joining;

import io.sespartitioner.routing.RoutingRules;
import java.util.stream.IntStream;

/** Routing rules from the least to the most that somebody is likely to have. */
public enum RulesProfile {
  /** The default file: one key from a tag. */
  STANDARD {
    @Override
    RoutingRules rules() {
      return RoutingRules.standard();
    }
  },

  /** The same, with ten of the forty senders watched. */
  TEN_WATCHED {
    @Override
    RoutingRules rules() {
      return RoutingRules.standard();
    }

    @Override
    String watchedSenders() {
      return IntStream.range(0, 10)
          .mapToObj(i -> "ses-smtp-user.20231106-%06d".formatted(4 * i))
          .collect(joining(" "));
    }
  },

  /** Five keys of five kinds: tag, field, header, the first of several with a match, event time. */
  FIVE_KEYS {
    @Override
    RoutingRules rules() {
      return RoutingRules.read(
          """
          {
            "prefix": "!{key:caller}/!{key:type}/!{key:mailer}/!{key:domain}/!{key:day}/",
            "keys": {
              "caller": { "tag": "ses:caller-identity" },
              "type": { "field": "/eventType" },
              "mailer": { "header": "X-Mailer" },
              "domain": {
                "firstOf": [{ "tag": "team" }, { "field": "/mail/destination/0", "match": "@([^@]+)$" }],
                "lowercase": true
              },
              "day": { "time": "event", "format": "uuuu/MM/dd", "zone": "Asia/Tokyo" }
            }
          }
          """);
    }
  },

  /** Fifty rules that seldom hold, and a map of 500 senders. */
  FIFTY_RULES {
    @Override
    RoutingRules rules() {
      return RoutingRules.read(
          """
          {
            "prefix": "!{key:caller}/",
            "keys": { "caller": { "tag": "ses:caller-identity", "map": { %s } } },
            "rules": [ %s ]
          }
          """
              .formatted(
                  IntStream.range(0, 500)
                      .mapToObj("\"ses-smtp-user.20231106-%06d\": \"team-%1$d\""::formatted)
                      .collect(joining(", ")),
                  IntStream.range(0, 50).mapToObj(RulesProfile::rule).collect(joining(", "))));
    }
  };

  /** The rules, read anew. */
  abstract RoutingRules rules();

  /** The senders whose mail is counted, as the function's environment has them. */
  String watchedSenders() {
    return "";
  }

  private static String rule(int i) {
    String when =
        switch (i % 4) {
          case 0 -> "\"tag\": { \"campaign\": \"campaign-%d\" }";
          case 1 -> "\"field\": { \"/mail/source\": \"sender%d@example.com\" }";
          case 2 -> "\"header\": { \"X-Batch\": { \"matches\": \"^batch-%d-\" } }";
          default -> "\"eventType\": [\"Open\", \"Click\"], \"tag\": { \"list\": \"list-%d\" }";
        };
    return "{ \"when\": { "
        + when.formatted(i)
        + " }, \"set\": { \"caller\": \"rule-"
        + i
        + "\" } }";
  }
}

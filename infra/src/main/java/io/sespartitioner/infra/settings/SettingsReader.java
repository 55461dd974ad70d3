package io.sespartitioner.infra.settings;

import io.sespartitioner.infra.pipeline.RoutingRulesFile;
import io.sespartitioner.infra.query.EventQueriesProps;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.ses.SesEventType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads all settings, so that one run reports every problem. */
final class SettingsReader {

  private static final Predicate<String> DOMAIN =
      Pattern.compile(
              "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])")
          .asMatchPredicate();

  private static final Predicate<String> CONFIGURATION_SET =
      Pattern.compile("[A-Za-z0-9_-]{1,64}").asMatchPredicate();

  /** A century: S3 takes more, but a longer number is a slip. */
  private static final int MOST_DAYS = 36_500;

  private static final List<SesEventType> STANDARD_TYPES =
      List.of(
          SesEventType.DELIVERY, SesEventType.REJECT, SesEventType.BOUNCE, SesEventType.COMPLAINT);

  private final ContextValues values;
  private final Path folder;

  SettingsReader(Map<String, Object> context, Path folder) {
    this.values = new ContextValues(context);
    this.folder = folder;
  }

  Settings read() {
    Processor processor = processor();
    RoutingRulesFile rules = new RulesFileReader(values, folder).read(processor);
    int logExpirationDays = values.number(Setting.LOG_EXPIRATION_DAYS, 365, 1, MOST_DAYS);
    Optional<String> bucket = bucket();
    Settings settings =
        new Settings(
            domain(),
            logExpirationDays,
            values.address(Setting.BOUNCE_FEEDBACK_ADDRESS),
            values.address(Setting.COMPLAINT_FEEDBACK_ADDRESS),
            processor,
            rules,
            configurationSet(),
            bucket,
            eventTypes(),
            values.number(Setting.BUFFER_SECONDS, 900, 60, 900),
            values.number(Setting.BUFFER_MEBIBYTES, 128, 64, 128),
            values.address(Setting.ALARM_ADDRESS),
            new ReadersReader(values, rules.rules(), processor).read(),
            new OwnerSettingsReader(values).read(bucket.isPresent(), logExpirationDays),
            new BackfillReader(values, folder).read(bucket),
            athena(rules),
            values.text(Setting.FUNCTION_BUILD).map(folder::resolve));
    List<String> problems = values.problems();
    if (!problems.isEmpty()) {
      throw new BadSettingsException(problems);
    }
    return settings;
  }

  private String domain() {
    return plain(
        values.required(
            Setting.DOMAIN,
            text -> DOMAIN.test(plain(text)),
            "the sender domain of your mail, such as example.com (xn-- form if international)"));
  }

  /** In lower case, and without the dot that DNS may have at the end. */
  private static String plain(String domain) {
    return domain.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  private Processor processor() {
    return values
        .oneOf(Setting.PROCESSOR, Stream.of(Processor.values()).map(Processor::wireName).toList())
        .flatMap(SettingsReader::processor)
        .orElse(Processor.LAMBDA);
  }

  private static Optional<Processor> processor(String text) {
    return Stream.of(Processor.values())
        .filter(known -> known.wireName().equalsIgnoreCase(text))
        .findFirst();
  }

  private boolean athena(RoutingRulesFile rules) {
    boolean athena =
        values
            .text(Setting.QUERY, Set.of("none", "athena")::contains, "none or athena")
            .filter("athena"::equals)
            .isPresent();
    if (athena) {
      EventQueriesProps.problem(rules.rules())
          .ifPresent(problem -> values.problem(Setting.QUERY, "for athena, " + problem + "."));
    }
    return athena;
  }

  private Optional<String> configurationSet() {
    return values.text(
        Setting.CONFIGURATION_SET,
        CONFIGURATION_SET,
        "the name of a configuration set: at most 64 letters, digits, - and _");
  }

  private Optional<String> bucket() {
    return values.text(
        Setting.BUCKET,
        BucketNames::allow,
        "a bucket's name: no s3://, no path, no IP address, 3 to 63 characters, dots only between"
            + " letters or digits, no beginning or ending that S3 reserves");
  }

  /**
   * The event types in the order given, each once: {@code renderingFailure} as SES's interface
   * spells it, {@code Rendering Failure} as an event does, or {@code RENDERING_FAILURE}.
   */
  private List<SesEventType> eventTypes() {
    Optional<String> text = values.text(Setting.EVENT_TYPES);
    if (text.isEmpty()) {
      return STANDARD_TYPES;
    }
    if (text.get().equalsIgnoreCase("all")) {
      return List.of(SesEventType.values());
    }
    List<SesEventType> chosen = new ArrayList<>();
    for (String name : text.get().split(",", -1)) {
      SesEventType.ofAnySpelling(name).ifPresentOrElse(chosen::add, () -> unknownType(name));
    }
    return chosen.stream().distinct().toList();
  }

  private void unknownType(String name) {
    List<String> known = Stream.of(SesEventType.values()).map(SesEventType::wireName).toList();
    values.problem(
        Setting.EVENT_TYPES,
        "'%s' is no SES event type; write all, or some of: %s.%s"
            .formatted(
                name.strip(),
                String.join(", ", known),
                ContextValues.didYouMean(name.strip(), known)));
  }
}

package io.sespartitioner.infra.settings;

import io.sespartitioner.infra.pipeline.Reader;
import io.sespartitioner.infra.pipeline.RoutingRulesFile;
import io.sespartitioner.infra.pipeline.WatchedSender;
import io.sespartitioner.infra.query.EventQueriesProps;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.ses.SesEventType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A setting of a deployment: the name of its context value, its default, and what it may be.
 *
 * @param <T> what it is read as
 */
public final class Setting<T> {

  private static final List<Setting<?>> ALL = new ArrayList<>();

  /** A century: S3 takes more, but a longer number is a slip. */
  private static final int MOST_DAYS = 36_500;

  /** A week: no alarm looks further back. */
  private static final int MOST_SILENT_HOURS = 168;

  /** Sender domain in lower case, such as {@code example.com}; required. */
  public static final Setting<String> DOMAIN =
      new Setting<>(
          "domain",
          (values, self) ->
              plainDomain(
                  values.required(
                      self,
                      text -> matches(Patterns.DOMAIN).test(plainDomain(text)),
                      "the sender domain of your mail, such as example.com (xn-- form if"
                          + " international)")));

  /** Days until delivered objects expire. */
  public static final Setting<Integer> LOG_EXPIRATION_DAYS =
      number("logExpirationDays", 365, 1, MOST_DAYS);

  /** E-mail address that bounces are sent to. */
  public static final Setting<Optional<String>> BOUNCE_FEEDBACK_ADDRESS =
      address("bounceFeedbackAddress");

  /** E-mail address that complaints are sent to. */
  public static final Setting<Optional<String>> COMPLAINT_FEEDBACK_ADDRESS =
      address("complaintFeedbackAddress");

  /** What works out the partition keys. */
  public static final Setting<Processor> PROCESSOR =
      oneOf("processor", Processor::wireName, Processor.LAMBDA, Processor.JQ);

  /** The routing rules, by the path of a {@code routing.json}; JQ can express them if it has to. */
  public static final Setting<RoutingRulesFile> RULES =
      new Setting<>("rules", (values, self) -> RulesFileReader.read(values));

  /** Name of a configuration set that is there already. */
  public static final Setting<Optional<String>> CONFIGURATION_SET =
      text(
          "configurationSet",
          matches("[A-Za-z0-9_-]{1,64}"),
          "the name of a configuration set: at most 64 letters, digits, - and _");

  /** Name of a bucket that is there already. */
  public static final Setting<Optional<String>> BUCKET =
      text(
          "bucket",
          BucketNames::allow,
          "a bucket's name: no s3://, no path, no IP address, 3 to 63 characters, dots only between"
              + " letters or digits, no beginning or ending that S3 reserves");

  /** The event types to publish, in the order given, never empty. */
  public static final Setting<List<SesEventType>> EVENT_TYPES =
      new Setting<>("eventTypes", EventTypes::read);

  /** Longest wait before an object is written, in seconds. */
  public static final Setting<Integer> BUFFER_SECONDS = number("bufferSeconds", 900, 60, 900);

  /** Largest object before compression, in mebibytes. */
  public static final Setting<Integer> BUFFER_MEBIBYTES = number("bufferMebibytes", 128, 64, 128);

  /** What names begin with, where it isn't the domain without its dots. */
  public static final Setting<Optional<String>> NAME =
      text(
          "name",
          matches(Patterns.NAME),
          "a name for stack, configuration set and bucket: at most 64 lower-case letters, digits and"
              + " hyphens, no hyphen first or last, no beginning that S3 reserves, and no hyphen with"
              + " 8 hexadecimal digits at its end, as names that were cut have it");

  /** Whether mail is sent by TLS only; of a new configuration set. */
  public static final Setting<Boolean> TLS_REQUIRED =
      oneOf("tls", tls -> tls ? "required" : "optional", true, false);

  /** After how many hours without an event an alarm rings; 0: never. */
  public static final Setting<Integer> SILENT_AFTER_HOURS =
      number("silentAfterHours", 72, 0, MOST_SILENT_HOURS);

  /** Whether what is kept for ever by default goes with the stack. */
  public static final Setting<Boolean> REMOVAL_DESTROYS =
      oneOf("removal", destroy -> destroy ? "destroy" : "retain", false, true);

  /** Whether CloudFormation refuses to delete the stack. */
  public static final Setting<Boolean> TERMINATION_PROTECTION =
      oneOf("terminationProtection", String::valueOf, false, true);

  /** E-mail address that alarms go to. */
  public static final Setting<Optional<String>> ALARM_ADDRESS = address("alarmAddress");

  /** Senders whose bounces and complaints ring alarms, ordered by partition value. */
  public static final Setting<List<WatchedSender>> SENDER_ALARMS =
      new Setting<>("senderAlarms", SenderAlarmsReader::read);

  /** Who may read which partition, ordered by partition value. */
  public static final Setting<List<Reader>> READERS =
      new Setting<>("readers", (values, self) -> new ReadersReader(values).read());

  /** ARN of a KMS key for all that is stored. */
  public static final Setting<Optional<String>> ENCRYPTION_KEY =
      text(
          "encryptionKey",
          matches(Patterns.KEY),
          "the ARN of a KMS key (not of an alias), such as"
              + " arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");

  /** Days until delivered objects move to S3 Glacier Instant Retrieval. */
  public static final Setting<Optional<Integer>> ARCHIVE_AFTER_DAYS =
      new Setting<>("archiveAfterDays", Setting::archiveAfterDays);

  /** Name of the bucket that takes the server access logs of the new bucket. */
  public static final Setting<Optional<String>> ACCESS_LOGS =
      new Setting<>(
          "accessLogs",
          (values, self) ->
              ofNewBucket(
                  values,
                  self,
                  values.text(self, BucketNames::allow, "the name of a bucket in this region")));

  /** Name or ARN of the policy that bounds every role. */
  public static final Setting<Optional<String>> PERMISSIONS_BOUNDARY =
      text("permissionsBoundary", matches(Patterns.POLICY), "the name or the ARN of an IAM policy");

  /** Tags of every resource, value by key. */
  public static final Setting<SortedMap<String, String>> TAGS =
      new Setting<>("tags", TagsReader::read);

  /** Old logs to file by the rules. */
  public static final Setting<Optional<OldLogs>> BACKFILL =
      new Setting<>("backfill", (values, self) -> OldLogs.read(values));

  /** The settings of several stacks by their domain, see {@link Deployments}. */
  public static final Setting<Map<String, Object>> DEPLOYMENTS =
      new Setting<>("deployments", ContextValues::object);

  /** Whether the delivered log can be asked by Amazon Athena. */
  public static final Setting<Boolean> ATHENA = new Setting<>("query", Setting::athena);

  /** Folder of the function's build, where it is not at its usual place. */
  public static final Setting<Optional<Path>> FUNCTION_BUILD = path("functionBuild");

  /** Path of the backfill job's jar, where it is not at its usual place. */
  public static final Setting<Optional<Path>> BACKFILL_JOB = path("backfillJob");

  private final String key;
  private final BiFunction<ContextValues, Setting<T>, T> reading;

  private Setting(String key, BiFunction<ContextValues, Setting<T>, T> reading) {
    this.key = key;
    this.reading = reading;
    ALL.add(this);
  }

  /** All settings, in the order in which the documents have them. */
  public static List<Setting<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  /** The context value's name, such as {@code logExpirationDays}. */
  public String key() {
    return key;
  }

  /** The value among {@code values}, or the default after a problem. */
  T read(ContextValues values) {
    return reading.apply(values, this);
  }

  @Override
  public String toString() {
    return key;
  }

  private static Setting<Integer> number(String key, int standard, int least, int most) {
    return new Setting<>(key, (values, self) -> values.number(self, standard, least, most));
  }

  private static Setting<Optional<String>> text(
      String key, Predicate<String> valid, String expected) {
    return new Setting<>(key, (values, self) -> values.text(self, valid, expected));
  }

  private static Setting<Optional<String>> address(String key) {
    return text(key, matches(Patterns.ADDRESS), "an e-mail address, such as ops@example.com");
  }

  private static Setting<Optional<Path>> path(String key) {
    return new Setting<>(key, (values, self) -> values.text(self).map(values::path));
  }

  /** One of two words for two values; the first is the default. */
  private static <T> Setting<T> oneOf(String key, Function<T, String> word, T first, T second) {
    Map<String, T> byWord = new LinkedHashMap<>();
    List.of(first, second).forEach(value -> byWord.put(word.apply(value), value));
    return new Setting<>(
        key,
        (values, self) ->
            values.oneOf(self, List.copyOf(byWord.keySet())).map(byWord::get).orElse(first));
  }

  private static Predicate<String> matches(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  /** In lower case, and without the dot that DNS may have at the end. */
  private static String plainDomain(String domain) {
    return domain.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  /** S3 refuses to move what has expired; what hardly pays is a warning. */
  private static Optional<Integer> archiveAfterDays(
      ContextValues values, Setting<Optional<Integer>> self) {
    Optional<Integer> days = values.text(self).map(text -> values.number(self, 0, 0, MOST_DAYS));
    if (days.isPresent() && days.get() >= values.get(LOG_EXPIRATION_DAYS)) {
      values.problem(
          self, "'" + days.get() + "' is not before logExpirationDays, when objects are deleted.");
    }
    return ofNewBucket(values, self, days);
  }

  /** What can be set on a bucket that the stack makes only. */
  private static <V> Optional<V> ofNewBucket(
      ContextValues values, Setting<?> self, Optional<V> value) {
    if (value.isPresent() && values.get(BUCKET).isPresent()) {
      values.problem(
          self, "can't be set on an existing bucket: set it there, or leave bucket empty.");
    }
    return value;
  }

  private static boolean athena(ContextValues values, Setting<Boolean> self) {
    boolean athena =
        values.oneOf(self, List.of("none", "athena")).filter("athena"::equals).isPresent();
    if (athena) {
      EventQueriesProps.problem(values.get(RULES).rules())
          .ifPresent(problem -> values.problem(self, "for athena, " + problem + "."));
    }
    return athena;
  }

  /** What texts of settings look like. */
  private static final class Patterns {

    private static final String DOMAIN =
        "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])";

    private static final String NAME =
        "(?!xn--|sthree-|amzn-s3-demo-)(?!.*-[0-9a-f]{8}$)[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?";

    /** Not the whole grammar: enough to catch a slip, since SNS asks the address to confirm. */
    private static final String ADDRESS = "[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>.]+";

    private static final String KEY =
        "arn:(aws|aws-cn|aws-us-gov):kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}";

    private static final String POLICY =
        "(arn:(aws|aws-cn|aws-us-gov):iam::(aws|[0-9]{12}):policy/([A-Za-z0-9+=,.@_-]+/)*)?"
            + "[A-Za-z0-9+=,.@_-]{1,128}";
  }
}

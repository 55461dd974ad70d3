package io.sespartitioner.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MailEvent;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The Lambda handler: answers each record of a Firehose invocation with the partition keys that the
 * routing rules give its SES event.
 *
 * <p>Every record is answered exactly once and in order: {@code Ok} with its data unchanged, {@code
 * Dropped} if it is empty or a rule says so, {@code ProcessingFailed} with a reason in the log
 * otherwise. One handler may serve several threads; custom key sources then must, too.
 */
public final class PartitioningHandler implements RequestStreamHandler {
  /**
   * The environment variable that names the senders whose mail is counted as it passes: partition
   * values of the rules' sender key, separated by spaces. Nobody's by default.
   */
  public static final String WATCHED_SENDERS = "WATCHED_SENDERS";

  private final Selection selection;
  private final Router router;
  private final Consumer<String> log;
  private final Optional<WatchedSenders> watched;

  /**
   * The handler as Lambda makes it: routing rules from {@code routing.json} at the root of the
   * deployment package, log lines to standard output, senders from {@link #WATCHED_SENDERS}.
   *
   * @throws io.sespartitioner.routing.BadRoutingRulesException if the rules have problems, so that
   *     nothing starts with them
   */
  public PartitioningHandler() {
    this(RoutingRules.standard(), new StandardOutput(), System.getenv(WATCHED_SENDERS));
  }

  /**
   * A handler of its own rules and log, which counts nobody's mail.
   *
   * @param log gets each line, without its line break
   */
  public PartitioningHandler(RoutingRules rules, Consumer<String> log) {
    this(rules, log, "");
  }

  /**
   * A handler of its own rules, log and watched senders.
   *
   * @param senders what {@link #WATCHED_SENDERS} would hold; nobody if null or blank
   */
  public PartitioningHandler(RoutingRules rules, Consumer<String> log, String senders) {
    this.router = new Router(rules);
    this.log = log;
    if (senders == null || senders.isBlank()) {
      this.watched = Optional.empty();
      this.selection = rules.selection();
    } else {
      this.watched = Optional.of(new WatchedSenders(senders, rules));
      this.selection = rules.selection().and(MailEvent.selection());
    }
  }

  /**
   * Answers one invocation.
   *
   * @param context not used, may be null
   * @throws IOException if the streams fail
   * @throws RuntimeException if the invocation is not the JSON that Firehose sends; Firehose then
   *     tries the batch again and at last keeps it in the error output
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] request = input.readAllBytes();
    InvocationResponse response = new InvocationResponse(request);
    Invocation invocation = new Invocation(request);
    RecordRouter oneThreads = new RecordRouter(new SesEventReader(selection), router);
    RecordCursor record = new RecordCursor(request);
    Optional<WatchedSenders.Counts> counts =
        watched.isPresent() ? Optional.of(watched.get().begin()) : Optional.empty();
    while (invocation.next(record)) {
      Verdict verdict = verdict(record, oneThreads);
      response.add(record, verdict);
      if (counts.isPresent()) {
        counts.get().add(verdict, oneThreads.event());
      }
    }
    response.fit();
    InvocationLog records = new InvocationLog(log);
    response.tell(records);
    records.finish(invocation.deliveryStream());
    if (counts.isPresent()) {
      counts.get().finish(response, invocation.deliveryStream(), log);
    }
    response.writeTo(output);
  }

  private static Verdict verdict(RecordCursor record, RecordRouter router) {
    if (!record.hasData()) {
      return Verdict.Dropped.NO_DATA;
    }
    return record.isBase64()
        ? router.route(record.payload().bytes(), record.payload().length())
        : new Verdict.Failed(ReasonCode.NOT_BASE64);
  }

  /** Log lines on standard output, where Lambda picks them up; each in one write, so kept whole. */
  private static final class StandardOutput implements Consumer<String> {
    @Override
    public void accept(String line) {
      System.out.print(line + '\n');
      System.out.flush();
    }
  }
}

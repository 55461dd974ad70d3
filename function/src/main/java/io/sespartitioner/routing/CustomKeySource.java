package io.sespartitioner.routing;

import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/**
 * A key source of your own, for what the routing rules can't say.
 *
 * <p>Put the class into the {@code function} module, with its full name as a line of {@code
 * src/main/resources/META-INF/services/io.sespartitioner.routing.CustomKeySource}. The function,
 * infra and replay then all find it, and {@code {"custom": "NAME"}} in {@code routing.json} uses
 * it.
 *
 * <p>What it may rely on:
 *
 * <ul>
 *   <li>It needs a public constructor without parameters, and one instance serves all events.
 *   <li>One thread calls it at a time.
 *   <li>Each place in the rules that names it calls it at most once for a record; a rule that sets
 *       the key, drops or fails the record, or an earlier source of a {@code firstOf}, saves the
 *       call. Replay's {@code --explain} asks again.
 *   <li>The whole event is readable, also what the rules never mention; that costs a further pass
 *       over the event for each new name. The event is valid until {@code read} returns.
 *   <li>What it returns is untrusted: {@code match}, {@code lowercase} and {@code map} apply to it,
 *       and it is made safe to be one path segment. Empty text counts as absent.
 *   <li>An exception fails that record only. The log names this source and the exception's class,
 *       never its message, which could hold something of the event.
 * </ul>
 *
 * <p>Firehose may send a record again, so equal events must give equal text: don't use clocks,
 * counters or chance.
 */
public interface CustomKeySource {

  /** The name by which routing rules use this source; never null, and no other source's. */
  String name();

  /**
   * Reads the text for a partition key.
   *
   * @param event the event; what it has not is absent, never null
   * @return the text, or empty if the event has none; never null
   */
  Optional<String> read(SesEvent event);
}

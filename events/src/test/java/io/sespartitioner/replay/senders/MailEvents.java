package io.sespartitioner.replay.senders;

import java.util.List;
import java.util.Locale;

/** SES events in few words, for tests; quotes are single ones. */
final class MailEvents {

  private MailEvents() {}

  static String bounce(String message, String type, String subType, String... recipients) {
    List<String> objects =
        List.of(recipients).stream().map(name -> "{'emailAddress':'" + name + "'}").toList();
    return event(
        "Bounce",
        message,
        "",
        String.format(
            Locale.ROOT,
            "'bounce':{'bounceType':'%s','bounceSubType':'%s','bouncedRecipients':[%s]}",
            type,
            subType,
            String.join(",", objects)));
  }

  static String event(String type, String message, String mail, String object) {
    String members = "'messageId':'" + message + "'" + (mail.isEmpty() ? "" : "," + mail);
    return ("{'eventType':'" + type + "','mail':{" + members + "}," + object + "}")
        .replace('\'', '"');
  }
}

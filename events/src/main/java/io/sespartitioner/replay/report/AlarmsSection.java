package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Section.Sentence;
import io.sespartitioner.replay.report.Table.Cell;
import io.sespartitioner.replay.report.Table.Column;
import io.sespartitioner.replay.report.Table.Shown;
import io.sespartitioner.replay.senders.AlarmRehearsal.Alarm;
import io.sespartitioner.replay.senders.Rate;
import java.util.List;

/** What the report says of alarms on senders that would have rung. */
public final class AlarmsSection {

  private static final Shown SHOWN = new Shown("alarm", 10, 200);

  private AlarmsSection() {}

  /** The section. */
  public static Section of(List<Alarm> alarms) {
    Table table =
        Table.of(
            alarms,
            alarm ->
                List.of(
                    Cell.of(alarm.sender()),
                    Cell.of(
                        alarm.metric().equals(Rate.BOUNCE.jsonName())
                            ? "hard bounces"
                            : "complaints"),
                    Cell.of(alarm.from().toString()),
                    Cell.of(alarm.to().map(Object::toString).orElse("still ringing")),
                    Cell.of(Amount.percent(alarm.rate())),
                    Cell.of(alarm.mails()),
                    Cell.of(Amount.percent(alarm.limit()))),
            SHOWN,
            Column.text("Sender"),
            Column.text("Rate of"),
            Column.text("From"),
            Column.text("To"),
            Column.number("Worst"),
            Column.number("Of mails"),
            Column.number("Limit"));
    String what =
        "With the setting senderAlarms and SES's own limits, these would have rung by the rates of"
            + " 24 hours:";
    return new Section("alarms", "Alarms on senders", List.of(new Sentence(what, false), table));
  }
}

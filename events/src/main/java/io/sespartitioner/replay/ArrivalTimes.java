package io.sespartitioner.replay;

import io.sespartitioner.replay.input.InputRecord;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.ses.EventTime;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.SesEventReader;
import java.time.Instant;
import java.util.Optional;

/** Gives each record the event's own time for its arrival, else now. Not thread-safe. */
final class ArrivalTimes {

  private final SesEventReader reader = new SesEventReader(EventTime.selection());
  private final Instant now;

  ArrivalTimes(Instant now) {
    this.now = now;
  }

  /** The record as it enters the delivery stream. */
  FirehoseRecord arrive(InputRecord record) {
    byte[] payload = record.payload();
    return eventTime(payload)
        .map(time -> FirehoseRecord.dated(record.number(), time.toEpochMilli(), payload))
        .orElseGet(() -> FirehoseRecord.undated(record.number(), now.toEpochMilli(), payload));
  }

  private Optional<Instant> eventTime(byte[] payload) {
    try {
      return EventTime.of(reader.read(payload, 0, payload.length));
    } catch (MalformedSesEventException e) {
      return Optional.empty();
    }
  }
}

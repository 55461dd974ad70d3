package io.sespartitioner.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sespartitioner.replay.senders.Metric;
import io.sespartitioner.replay.senders.Rate;
import io.sespartitioner.replay.senders.Senders;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How each sender's mail did, in the JSON report: {@code senders}, and {@code allSenders}. */
final class SendersJson {

  private SendersJson() {}

  static void write(Senders senders, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("senders");
    for (Senders.Figures sender : senders.each()) {
      write(sender, senders.errorPercent(), json);
    }
    json.writeEndArray();
    json.writeFieldName("allSenders");
    write(senders.all(), senders.errorPercent(), json);
  }

  private static void write(Senders.Figures sender, double errorPercent, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("sender", sender.sender());
    for (Metric metric : Metric.values()) {
      json.writeNumberField(metric.jsonName(), sender.count(metric));
    }
    for (Rate rate : Rate.values()) {
      write(rate.jsonName(), rate.of(sender), json);
    }
    write("medianDeliveryMillis", sender.medianMillis(), json);
    write("slowDeliveryMillis", sender.slowMillis(), json);
    json.writePOJOField("bounceReasons", sender.bounceReasons());
    json.writeBooleanField("exact", sender.exact());
    if (!sender.exact()) {
      json.writeNumberField("errorPercent", errorPercent);
    }
    json.writeEndObject();
  }

  private static void write(String name, OptionalDouble number, JsonGenerator json)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsDouble());
    } else {
      json.writeNullField(name);
    }
  }

  private static void write(String name, OptionalLong number, JsonGenerator json)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }
}

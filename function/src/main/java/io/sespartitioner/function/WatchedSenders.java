package io.sespartitioner.function;

import io.sespartitioner.function.Verdict.Delivered;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MailEvent;
import io.sespartitioner.ses.SesEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The senders whose mail is counted as it passes, by partition value of the rules' sender key. All
 * others are counted together, so that nobody can make a metric by inventing a name.
 *
 * <p>Immutable.
 */
final class WatchedSenders {
  /** Stands for all others; no partition value has parentheses. */
  private static final String OTHERS = "(others)";

  private static final String DELIVERY_STREAM = "DeliveryStream";
  private static final String[] METRICS = {
    "Sends", "Deliveries", "HardBounces", "Complaints", "SuppressedBounces", "SuppressedComplaints"
  };

  /** So many are in every line; those behind them only where they are not 0. */
  private static final int ALWAYS = 4;

  private final Set<String> names;
  private final int key;

  /**
   * Senders of events by these rules.
   *
   * @param names partition values, separated by spaces, which none of them has
   */
  WatchedSenders(String names, RoutingRules rules) {
    this.names = Set.copyOf(List.of(names.strip().split(" ", -1)));
    this.key = List.copyOf(rules.keys().keySet()).indexOf(rules.sender().orElse(""));
  }

  /** Counts of an invocation, none yet. */
  Counts begin() {
    return new Counts();
  }

  /** What the events of one invocation say, by recipients; copies are not taken out. */
  final class Counts {
    private final List<String> senders = new ArrayList<>();
    private final List<Optional<MailEvent>> mails = new ArrayList<>();

    /** Notes the next record, whose event is valid until then. */
    void add(Verdict verdict, Optional<SesEvent> event) {
      if (verdict instanceof Delivered delivered && event.isPresent()) {
        senders.add(sender(delivered));
        mails.add(MailEvent.of(event.get()));
      } else {
        senders.add(OTHERS);
        mails.add(Optional.empty());
      }
    }

    private String sender(Delivered delivered) {
      String value = key < 0 ? OTHERS : delivered.partitionKeys().values().get(key);
      return names.contains(value) ? value : OTHERS;
    }

    /** Writes a line for each sender of whom a record is delivered. */
    void finish(InvocationResponse response, String deliveryStream, Consumer<String> sink) {
      Map<String, long[]> counts = new TreeMap<>();
      for (int i = 0; i < senders.size(); i++) {
        if (response.delivers(i)) {
          long[] sum = counts.get(senders.get(i));
          if (sum == null) {
            sum = new long[METRICS.length];
            counts.put(senders.get(i), sum);
          }
          if (mails.get(i).isPresent()) {
            count(mails.get(i).get(), sum);
          }
        }
      }
      for (Map.Entry<String, long[]> sender : counts.entrySet()) {
        MetricLine line = new MetricLine().dimension(DELIVERY_STREAM, deliveryStream);
        line.dimension("Sender", sender.getKey());
        for (int i = 0; i < METRICS.length; i++) {
          if (i < ALWAYS || sender.getValue()[i] > 0) {
            line.count(METRICS[i], sender.getValue()[i]);
          }
        }
        sink.accept(line.toString());
      }
    }

    private static void count(MailEvent mail, long[] sum) {
      switch (mail.type()) {
        case SEND -> sum[0] += mail.count();
        case DELIVERY -> sum[1] += mail.count();
        case BOUNCE -> {
          sum[2] += mail.isHardBounce() ? mail.count() : 0;
          sum[4] += mail.isHardBounce() && mail.isSuppressed() ? mail.count() : 0;
        }
        case COMPLAINT -> {
          sum[3] += mail.count();
          sum[5] += mail.isSuppressed() ? mail.count() : 0;
        }
        default -> {
          // Nothing that an alarm is about.
        }
      }
    }
  }
}

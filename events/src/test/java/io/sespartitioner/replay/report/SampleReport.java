package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic;
import io.sespartitioner.replay.input.InputBytes;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import io.sespartitioner.replay.report.ReplayReport.Unusual;
import io.sespartitioner.replay.senders.SenderCounts;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reports made up for tests: 1,000 events of a day, nothing to warn of, and what a test changes.
 */
record SampleReport(List<Partition> partitions, int peak, long fallback, List<Instant> times) {

  private static final Instant HOUR = Instant.parse("2023-11-06T06:00:00Z");

  static final SampleReport PLAIN =
      new SampleReport(List.of(partition("alice", 1_000, 10)), 1, 0, List.of());

  /** A partition with events of 1,700 bytes. */
  static Partition partition(String userName, long events, long objects) {
    return new Partition(
        userName + "/2023/11/06/", Map.of("userName", userName), events, events * 1_700, objects);
  }

  SampleReport withPartitions(Partition... others) {
    return new SampleReport(List.of(others), peak, fallback, times);
  }

  SampleReport withPeak(int active) {
    return new SampleReport(partitions, active, fallback, times);
  }

  SampleReport withFallback(long records) {
    return new SampleReport(partitions, peak, records, times);
  }

  /** With events at these times, in their order, for the estimate. */
  SampleReport withTimes(Instant... others) {
    return new SampleReport(partitions, peak, fallback, List.of(others));
  }

  ReplayReport report() {
    Traffic.Counts traffic = new Traffic.Counts(5120);
    times.forEach(
        time -> traffic.add(FirehoseRecord.dated(0, time.toEpochMilli(), new byte[1_700])));
    long events = partitions.stream().mapToLong(Partition::events).sum();
    return new ReplayReport(
        new Totals(events, events, 0, 0, fallback, 0, 0, InputBytes.NONE),
        partitions,
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        new SenderCounts().senders(),
        List.of(),
        List.of(),
        new Unusual(0, Map.of(), 0, 0, Map.of()),
        Optional.of(
            new StreamFigures(
                new Peak(peak, Optional.of(HOUR), Optional.of(500)),
                Optional.empty(),
                List.of(),
                Estimate.of(traffic.traffic(), PriceList.standard()))),
        Optional.empty());
  }
}

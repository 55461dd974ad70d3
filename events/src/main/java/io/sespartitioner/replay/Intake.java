package io.sespartitioner.replay;

import io.sespartitioner.replay.RecordFlow.Arrivals;
import io.sespartitioner.replay.input.Found;
import io.sespartitioner.replay.input.InputBytes;
import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.report.ReportCounts;
import io.sespartitioner.replay.report.ReportCounts.Count;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Takes records from the inputs, counts them, and passes them on. */
final class Intake implements InputReceiver {

  private static final int MAX_MESSAGES = 20;

  private final Arrivals arrivals;
  private final Sink<FirehoseRecord> taker;
  private final Places places;
  private final FailedInput.First<Long> failures;
  private final Terminal terminal;
  private String file = "";
  private long firstNumber;
  private long records;
  private long refused;
  private long skipped;
  private long filesLeftOut;
  private InputBytes bytes = InputBytes.NONE;

  Intake(
      Arrivals arrivals,
      Sink<FirehoseRecord> taker,
      Places places,
      FailedInput.First<Long> failures,
      Terminal terminal) {
    this.arrivals = arrivals;
    this.taker = taker;
    this.places = places;
    this.failures = failures;
    this.terminal = terminal;
  }

  /** Learns where the bytes of all inputs are. */
  void read(InputBytes all) {
    bytes = all;
    if (filesLeftOut > MAX_MESSAGES) {
      terminal.message(filesLeftOut - MAX_MESSAGES + " more files are left out for such reasons");
    }
  }

  long records() {
    return records;
  }

  /** Whether nothing was refused so far. */
  boolean tookAll() {
    return refused == 0;
  }

  /** Adds what was counted, the last of it only when reading is over. */
  void addTo(ReportCounts counts) {
    counts.add(Count.RECORDS, records);
    counts.add(Count.REFUSED, refused);
    counts.add(Count.SKIPPED, skipped);
    counts.add(bytes);
    arrivals.decided().forEach(counts::decided);
  }

  @Override
  public void begins(String next, long number) {
    file = next;
    firstNumber = number;
    places.begins(next, number);
  }

  @Override
  public void found(Found found) throws IOException {
    if (found instanceof Found.Taken record) {
      records++;
      taker.accept(arrivals.arrive(record, firstNumber + record.number() - 1));
    } else if (found instanceof Found.Refused what) {
      refused(what);
    } else {
      skipped++;
    }
  }

  private void refused(Found.Refused what) {
    refused++;
    String why = "not taken, " + what.why();
    failures.add(firstNumber + what.number() - 1, why);
    if (refused <= MAX_MESSAGES) {
      terminal.message(file + ", record " + what.number() + ": " + why);
    }
  }

  @Override
  public void leftOut(String other, String why) {
    filesLeftOut++;
    if (filesLeftOut <= MAX_MESSAGES) {
      terminal.message(other + ": left out, " + why);
    }
  }

  @Override
  public void waitsFor(String pipe) {
    terminal.message("waiting for " + pipe + ": nothing has been written to it yet");
  }

  /**
   * Remembers where records were found, by their numbers.
   *
   * <p>Thread-safe.
   */
  static final class Places {

    /** If no one asks for each record's place, so many files must do, some 20 MB of memory. */
    private static final int FEW = 100_000;

    private final TreeMap<Long, String> files = new TreeMap<>();
    private final boolean all;
    private long firstUnknown = Long.MAX_VALUE;

    /**
     * A memory of places.
     *
     * @param all whether all files are to be known, since each record's will be asked; else only
     *     the first {@value #FEW}, since there may be millions
     */
    Places(boolean all) {
      this.all = all;
    }

    synchronized void begins(String file, long firstNumber) {
      if (all || files.size() < FEW) {
        files.put(firstNumber, file);
      } else {
        firstUnknown = Math.min(firstUnknown, firstNumber);
      }
    }

    /** The file of the record with this number, and its number there. */
    String of(long number) {
      return failedInput(number, "").place();
    }

    /** The place of the record with this number, with the reason why it failed. */
    synchronized FailedInput failedInput(long number, String reason) {
      if (number >= firstUnknown) {
        return new FailedInput("all inputs together", number + 1, reason);
      }
      Map.Entry<Long, String> file = files.floorEntry(number);
      return new FailedInput(file.getValue(), number - file.getKey() + 1, reason);
    }
  }
}

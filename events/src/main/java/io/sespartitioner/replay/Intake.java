package io.sespartitioner.replay;

import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.input.InputReceiver.InputRecord;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.report.ReportCounts;
import io.sespartitioner.replay.report.ReportCounts.Count;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Takes records from the inputs, counts them, and passes them on. */
final class Intake implements InputReceiver {

  private static final int MAX_MESSAGES = 20;

  private final Sink<InputRecord> taker;
  private final Places places;
  private final FailedInput.First<Long> failures;
  private final Terminal terminal;
  private long records;
  private long refused;
  private long skipped;
  private Map<Integer, Long> decided = Map.of();

  Intake(
      Sink<InputRecord> taker, Places places, FailedInput.First<Long> failures, Terminal terminal) {
    this.taker = taker;
    this.places = places;
    this.failures = failures;
    this.terminal = terminal;
  }

  /** Takes how many events each rule decided. */
  void decided(Map<Integer, Long> byRule) {
    decided = byRule;
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
    decided.forEach(counts::decided);
  }

  @Override
  public void begins(String file, long firstNumber) {
    places.begins(file, firstNumber);
  }

  @Override
  public void accept(InputRecord record) throws IOException {
    records++;
    taker.accept(record);
  }

  @Override
  public void refused(String file, long record, String why) {
    refused++;
    failures.add(places.numberOf(record), "not taken, " + why);
    if (refused <= MAX_MESSAGES) {
      terminal.message(file + ", record " + record + ": not taken, " + why);
    }
  }

  @Override
  public void waitsFor(String pipe) {
    terminal.message("waiting for " + pipe + ": nothing has been written to it yet");
  }

  @Override
  public void skipped() {
    skipped++;
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
    private long current;

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
      current = firstNumber;
      if (all || files.size() < FEW) {
        files.put(firstNumber, file);
      } else {
        firstUnknown = Math.min(firstUnknown, firstNumber);
      }
    }

    /** The number, over all inputs from 0, of a record of the file that is being read, from 1. */
    synchronized long numberOf(long record) {
      return current + record - 1;
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

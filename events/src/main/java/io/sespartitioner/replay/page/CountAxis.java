package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Amount;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The axis of a chart that shows numbers of events, from 0.
 *
 * @param step from one line to the next: 1, 2 or 5, and perhaps noughts
 * @param steps number of lines above that at 0
 */
record CountAxis(long step, long steps) {

  private static final int MAX_STEPS = 4;
  private static final long MILLION = 1_000_000;

  /** The axis on which so many events find room. */
  static CountAxis upTo(long most) {
    long step = 1;
    while (step * MAX_STEPS < most) {
      step = next(step);
    }
    return new CountAxis(step, Math.max(1, (most + step - 1) / step));
  }

  private static long next(long step) {
    boolean beginsWithTwo = Long.toString(step).charAt(0) == '2';
    return beginsWithTwo ? step / 2 * 5 : step * 2;
  }

  /** Where the axis ends. */
  long top() {
    return step * steps;
  }

  /** The numbers at its lines. */
  List<Long> lines() {
    return LongStream.rangeClosed(0, steps).map(line -> line * step).boxed().toList();
  }

  /** A number at a line, short enough for a narrow margin. */
  static String label(long line) {
    return line < MILLION
        ? Amount.text("%,d", line)
        : Amount.text("%,.1f M", (double) line / MILLION).replace(".0 M", " M");
  }
}

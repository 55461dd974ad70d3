package io.sespartitioner.replay.senders;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts distinct things by their 64-bit hashes: exactly as long as there is room to keep each, and
 * then by a sketch of 4 KiB.
 */
final class Distinct {

  /** 12 bits choose the register: a standard error of 1.2 %. */
  private static final int SKETCH_PRECISION = 12;

  private static final int FEWEST_PLACES = 8;

  private long[] places = new long[FEWEST_PLACES];
  private int kept;
  private UltraLogLog sketch;

  boolean isExact() {
    return sketch == null;
  }

  /** How many hashes are kept. */
  int kept() {
    return kept;
  }

  long count() {
    return isExact() ? kept : Math.round(sketch.getDistinctCountEstimate());
  }

  /** Adds a hash, of which 0 stands for a free place; false if it was there, as far as is known. */
  boolean add(long hash) {
    if (!isExact()) {
      sketch.add(hash);
      return true;
    }
    int place = place(places, hash);
    if (places[place] != 0) {
      return false;
    }
    places[place] = hash == 0 ? 1 : hash;
    if (++kept * 4L > places.length * 3L) {
      grow();
    }
    return true;
  }

  private static int place(long[] places, long hash) {
    long key = hash == 0 ? 1 : hash;
    int place = (int) (key >>> 32) & (places.length - 1);
    while (places[place] != 0 && places[place] != key) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  private void grow() {
    long[] more = new long[places.length * 2];
    for (long hash : places) {
      if (hash != 0) {
        more[place(more, hash)] = hash;
      }
    }
    places = more;
  }

  /** Gives up what is kept for a sketch of it. */
  void blur() {
    if (isExact()) {
      sketch = UltraLogLog.create(SKETCH_PRECISION);
      Arrays.stream(places).filter(hash -> hash != 0).forEach(sketch::add);
      places = new long[0];
      kept = 0;
    }
  }

  void merge(Distinct other) {
    if (!other.isExact()) {
      blur();
      sketch.add(other.sketch);
      return;
    }
    Arrays.stream(other.places).filter(hash -> hash != 0).forEach(this::add);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(isExact() ? kept : -1);
    if (isExact()) {
      for (long hash : places) {
        if (hash != 0) {
          out.writeLong(hash);
        }
      }
    } else {
      out.write(sketch.getState());
    }
  }

  static Distinct read(DataInput in) throws IOException {
    Distinct distinct = new Distinct();
    int kept = in.readInt();
    if (kept < 0) {
      byte[] state = new byte[1 << SKETCH_PRECISION];
      in.readFully(state);
      distinct.sketch = UltraLogLog.wrap(state);
      distinct.places = new long[0];
    }
    for (int i = 0; i < kept; i++) {
      distinct.add(in.readLong());
    }
    return distinct;
  }
}

package io.sespartitioner.replay.order;

import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges runs into one order and deletes them. */
final class RunMerge {

  private RunMerge() {}

  static void merge(List<SortedRun> runs, Sink<FirehoseRecord> sink) throws IOException {
    List<Head> heads = new ArrayList<>();
    try {
      for (SortedRun run : runs) {
        heads.add(new Head(run));
      }
      merge(new PriorityQueue<>(heads), sink);
    } finally {
      for (Head head : heads) {
        head.close();
      }
    }
    for (SortedRun run : runs) {
      run.delete();
    }
  }

  private static void merge(PriorityQueue<Head> queue, Sink<FirehoseRecord> sink)
      throws IOException {
    while (!queue.isEmpty()) {
      Head head = queue.remove();
      sink.accept(head.first);
      if (head.next()) {
        queue.add(head);
      }
    }
  }

  /** A run and its first record that hasn't been taken yet. */
  private static final class Head implements Comparable<Head>, Closeable {

    private static final Comparator<Head> BY_FIRST =
        Comparator.comparing(head -> head.first, ArrivalOrder.ORDER);

    private final DataInputStream in;
    private long left;
    private FirehoseRecord first;

    Head(SortedRun run) throws IOException {
      this.in = run.open();
      this.left = run.count() - 1;
      this.first = SortedRun.read(in);
    }

    boolean next() throws IOException {
      if (left == 0) {
        return false;
      }
      left--;
      first = SortedRun.read(in);
      return true;
    }

    @Override
    public int compareTo(Head other) {
      return BY_FIRST.compare(this, other);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}

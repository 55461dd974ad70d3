package io.sespartitioner.backfill;

import io.sespartitioner.backfill.Sample.Look;
import io.sespartitioner.replay.input.InputReceiver;
import io.sespartitioner.replay.input.InputReceiver.InputRecord;
import io.sespartitioner.replay.input.RecordReader;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Reads the records of short stretches, here and there in a slice. */
final class StretchReader {

  private static final int STRETCH_BYTES = 64 * 1024;

  /** Of a smaller file, the beginning is enough: it holds what came in a short time. */
  private static final long LARGE_BYTES = 64L * 1024 * 1024;

  private final Configuration configuration;
  private final RecordKind kind;

  StretchReader(Configuration configuration, RecordKind kind) {
    this.configuration = configuration;
    this.kind = kind;
  }

  /** Takes one stretch. */
  interface Stretches {

    /**
     * Takes its records.
     *
     * @param bytes how many bytes of records they stand for
     */
    void take(List<byte[]> records, long bytes) throws IOException;
  }

  void read(Look look, Stretches stretches) throws IOException {
    Path path = new Path(URI.create(look.slice().uri()));
    try (FSDataInputStream in = path.getFileSystem(configuration).open(path)) {
      if (look.slice().cut()) {
        readLines(look, in, stretches);
      } else {
        readThrough(look, in, stretches);
      }
    } catch (IOException e) {
      // The task that reads it all says what is wrong.
      return;
    }
  }

  private void readLines(Look look, FSDataInputStream in, Stretches stretches) throws IOException {
    for (long offset : look.offsets()) {
      in.seek(look.slice().start() + offset);
      Stretch stretch = new Stretch();
      byte[] bytes = wholeLines(in.readNBytes(STRETCH_BYTES));
      RecordReader.readLines("", new ByteArrayInputStream(bytes), bytes.length, kind, stretch);
      stretches.take(stretch.records, look.bytes());
    }
  }

  private static byte[] wholeLines(byte[] bytes) {
    int from = 0;
    while (from < bytes.length && bytes[from] != '\n') {
      from++;
    }
    int to = bytes.length;
    while (to > from && bytes[to - 1] != '\n') {
      to--;
    }
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** What can't be entered in the middle is read from its start, up to the last stretch. */
  private void readThrough(Look look, FSDataInputStream in, Stretches stretches)
      throws IOException {
    boolean large = look.slice().bytes() > LARGE_BYTES;
    Through through = new Through(in, large ? look.offsets() : List.of(0L));
    try {
      RecordReader.read("", in, kind, through);
    } catch (EnoughException e) {
      // Not an error.
    }
    double growth = (double) through.bytes / Math.max(1, in.getPos());
    long share = look.bytes() * look.offsets().size() / through.stretches.size();
    for (Stretch stretch : through.stretches) {
      stretches.take(stretch.records, (long) (growth * share));
    }
  }

  /** Keeps records as long as there is room. */
  private static class Stretch implements InputReceiver {

    private final List<byte[]> records = new ArrayList<>();
    private int room = STRETCH_BYTES;

    @Override
    public void accept(InputRecord record) throws IOException {
      room -= record.payload().length;
      records.add(record.payload());
    }

    @Override
    public void refused(String file, long record, String why) {
      // The task that reads it all counts it.
    }

    @Override
    public void skipped() {
      // As above.
    }
  }

  /** Keeps the stretches that begin at these places. */
  private static final class Through extends Stretch {

    private final FSDataInputStream in;
    private final List<Long> offsets;
    private final List<Stretch> stretches = new ArrayList<>(List.of(new Stretch()));
    private long bytes;

    Through(FSDataInputStream in, List<Long> offsets) {
      this.in = in;
      this.offsets = offsets;
    }

    @Override
    public void accept(InputRecord record) throws IOException {
      bytes += record.payload().length;
      Stretch current = stretches.get(stretches.size() - 1);
      if (current.room <= 0 && stretches.size() == offsets.size()) {
        throw new EnoughException();
      }
      if (current.room <= 0 && in.getPos() >= offsets.get(stretches.size())) {
        current = new Stretch();
        stretches.add(current);
      }
      if (current.room > 0) {
        current.accept(record);
      }
    }
  }

  private static final class EnoughException extends IOException {

    @Serial private static final long serialVersionUID = 1L;
  }
}

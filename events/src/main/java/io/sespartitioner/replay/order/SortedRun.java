package io.sespartitioner.replay.order;

import io.sespartitioner.replay.folder.DiskTrouble;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.senders.EventFacts;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of records in order: for each its arrival time, whether that is its event's, its number,
 * its length, its bytes, and what its event says.
 *
 * @param file the file
 * @param count how many records it holds
 */
record SortedRun(Path file, long count) {

  private static final int BUFFER_BYTES = 256 * 1024;

  /** Something that yields records in order. */
  interface Content {

    void writeTo(Sink<FirehoseRecord> sink) throws IOException;
  }

  static SortedRun write(Path folder, Content content) throws IOException {
    Path file = Files.createTempFile(folder, "run", "");
    long[] count = {0};
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
      content.writeTo(
          record -> {
            count[0]++;
            write(record, out);
          });
    } catch (IOException e) {
      throw DiskTrouble.at(file, e);
    }
    return new SortedRun(file, count[0]);
  }

  DataInputStream open() throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
  }

  void delete() throws IOException {
    Files.delete(file);
  }

  private static void write(FirehoseRecord record, DataOutputStream out) throws IOException {
    out.writeLong(record.arrivalMillis());
    out.writeBoolean(record.isDated());
    out.writeLong(record.number());
    out.writeInt(record.payload().length);
    out.write(record.payload());
    record.facts().write(out);
  }

  static FirehoseRecord read(DataInputStream in) throws IOException {
    long arrivalMillis = in.readLong();
    boolean dated = in.readBoolean();
    long number = in.readLong();
    byte[] payload = new byte[in.readInt()];
    in.readFully(payload);
    FirehoseRecord record =
        dated
            ? FirehoseRecord.dated(number, arrivalMillis, payload)
            : FirehoseRecord.undated(number, arrivalMillis, payload);
    return record.with(EventFacts.read(in));
  }
}

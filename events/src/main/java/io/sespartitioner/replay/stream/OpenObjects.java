package io.sespartitioner.replay.stream;

import io.sespartitioner.replay.folder.ObjectContent;
import io.sespartitioner.replay.folder.ObjectContent.ContentMemory;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The buffers that are being filled, one for each group. They stand in the order in which they were
 * opened, so the first is the next whose interval is over.
 */
final class OpenObjects {

  /** A buffer below this isn't worth a file, as long as memory gets free without. */
  private static final long MIN_SPILL_BYTES = 64 * 1024;

  private final BufferHints hints;
  private final ContentMemory memory;
  private final Path spillFolder;
  private final Sink<OpenObject> closed;
  private final Map<String, OpenObject> open = new LinkedHashMap<>();

  OpenObjects(BufferHints hints, ContentMemory memory, Path spillFolder, Sink<OpenObject> closed) {
    this.hints = hints;
    this.memory = memory;
    this.spillFolder = spillFolder;
    this.closed = closed;
  }

  int count() {
    return open.size();
  }

  Optional<OpenObject> find(String group) {
    return Optional.ofNullable(open.get(group));
  }

  OpenObject open(String group, DeliveryStream.Observer.PartitionId partition, long oldestMillis) {
    OpenObject object = new OpenObject(group, partition, oldestMillis, new ObjectContent());
    open.put(group, object);
    return object;
  }

  /** Closes the buffers whose interval is over at this time. */
  void advanceTo(long millis) throws IOException {
    long intervalMillis = hints.interval().toMillis();
    while (!open.isEmpty()) {
      OpenObject oldest = open.values().iterator().next();
      if (oldest.oldestMillis() + intervalMillis > millis) {
        return;
      }
      close(oldest);
    }
  }

  /** Adds bytes to a buffer, and closes it if that makes it full. */
  void append(OpenObject object, ByteBuffer bytes) throws IOException {
    if (!memory.take(object.content().add(bytes))) {
      makeRoom();
    }
    if (object.content().bytes() >= hints.bytes()) {
      close(object);
    }
  }

  void closeAll() throws IOException {
    advanceTo(Long.MAX_VALUE);
  }

  private void close(OpenObject object) throws IOException {
    open.remove(object.group());
    closed.accept(object);
  }

  private void makeRoom() throws IOException {
    ObjectContent largest =
        open.values().stream()
            .map(OpenObject::content)
            .max(Comparator.comparingLong(ObjectContent::memoryBytes))
            .orElseThrow();
    if (largest.memoryBytes() >= MIN_SPILL_BYTES || !memory.awaitRoom()) {
      memory.free(largest.spill(spillFolder));
    }
  }

  /** A buffer. */
  record OpenObject(
      String group,
      DeliveryStream.Observer.PartitionId partition,
      long oldestMillis,
      ObjectContent content) {

    String prefix() {
      return partition.prefix();
    }
  }
}

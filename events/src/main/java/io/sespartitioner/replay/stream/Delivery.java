package io.sespartitioner.replay.stream;

import io.sespartitioner.replay.folder.Compression;
import io.sespartitioner.replay.folder.ObjectContent.ContentMemory;
import io.sespartitioner.replay.folder.ObjectWriter;
import io.sespartitioner.replay.folder.ObjectWriter.ObjectTotals;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.DeliveryStream.Observer.PartitionId;
import io.sespartitioner.replay.stream.OpenObjects.OpenObject;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files processed records: one buffer for each evaluated prefix, one object for each buffer, and
 * error output for what can't be delivered. The clock is the arrival time of the records.
 */
final class Delivery {

  private final PrefixEvaluation prefix;
  private final PrefixEvaluation errorPrefix;
  private final ObjectNames names;
  private final RandomSource random;
  private final OpenObjects partitions;
  private final OpenObjects errors;
  private final ObjectWriter writer;
  private final DeliveryStream.Observer observer;
  private final StreamSettings settings;
  private long attemptEndedMillis;
  private long openedObjects;
  private long filedBytes;

  Delivery(
      StreamSettings settings,
      WorkFolder folder,
      ObjectWriter writer,
      ContentMemory memory,
      RandomSource random,
      DeliveryStream.Observer observer) {
    StreamSettings.Layout layout = settings.layout();
    this.settings = settings;
    this.prefix = new PrefixEvaluation(layout.prefix(), layout.timeZone(), random::randomString);
    this.errorPrefix =
        new PrefixEvaluation(layout.errorPrefix(), layout.timeZone(), random::randomString);
    this.names = new ObjectNames(settings.name(), layout.timeZone());
    this.random = random;
    this.writer = writer;
    this.observer = observer;
    BufferHints hints = settings.partitionBuffers();
    this.partitions = new OpenObjects(hints, memory, folder.spill(), this::writeDelivered);
    this.errors = new OpenObjects(hints, memory, folder.spill(), this::writeErrors);
  }

  /** Files the records of a batch. */
  void deliver(Batch batch, List<Outcome> outcomes) throws IOException {
    attemptEndedMillis = batch.closedAtMillis();
    for (int i = 0; i < outcomes.size(); i++) {
      FirehoseRecord record = batch.records().get(i);
      partitions.advanceTo(record.arrivalMillis());
      errors.advanceTo(record.arrivalMillis());
      deliver(record, outcomes.get(i));
    }
  }

  private void deliver(FirehoseRecord record, Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Partitioned partitioned) {
      partitioned(record, partitioned);
    } else if (outcome instanceof Outcome.Failed failed) {
      failed(record, failed.failure());
    } else {
      observer.dropped(record);
    }
  }

  /** Closes all buffers, at the end of the input. */
  void closeAll() throws IOException {
    partitions.closeAll();
    errors.closeAll();
  }

  /** What must have become files once all buffers are closed and written. */
  ObjectTotals filed() {
    return new ObjectTotals(openedObjects, filedBytes);
  }

  private void partitioned(FirehoseRecord record, Outcome.Partitioned outcome) throws IOException {
    List<String> missing = prefix.missing(outcome.keys());
    if (!missing.isEmpty()) {
      failed(record, Failure.missingKeys(missing));
      return;
    }
    String group = prefix.group(outcome.keys());
    Optional<OpenObject> open = partitions.find(group);
    if (open.isPresent()) {
      append(open.get(), record, outcome.data());
    } else {
      openPartition(group, record, outcome);
    }
  }

  private void openPartition(String group, FirehoseRecord record, Outcome.Partitioned outcome)
      throws IOException {
    if (partitions.count() >= settings.partitionLimit()) {
      failed(record, Failure.tooManyPartitions(settings.partitionLimit()));
      return;
    }
    String evaluated = prefix.evaluate(outcome.keys(), "", record.arrivalMillis());
    if (evaluated.length() > PrefixEvaluation.MAX_CHARS) {
      failed(record, Failure.prefixTooLong());
      return;
    }
    PartitionId partition = new PartitionId(evaluated, outcome.keys());
    OpenObject opened = partitions.open(group, partition, record.arrivalMillis());
    openedObjects++;
    observer.partitionOpened(partitions.count(), record.arrivalMillis());
    append(opened, record, outcome.data());
  }

  private void append(OpenObject object, FirehoseRecord record, ByteBuffer data)
      throws IOException {
    observer.delivered(record, object.partition(), data.remaining());
    filedBytes += data.remaining();
    partitions.append(object, data);
  }

  private void failed(FirehoseRecord record, Failure failure) throws IOException {
    String type = failure.type().wireName();
    OpenObject object = errors.find(type).orElseGet(() -> openError(type, record));
    ByteBuffer line = failure.errorLine(record, attemptEndedMillis);
    observer.failed(record, failure, object.prefix(), line.remaining());
    filedBytes += line.remaining();
    errors.append(object, line);
  }

  private OpenObject openError(String type, FirehoseRecord record) {
    openedObjects++;
    String evaluated = errorPrefix.evaluate(Map.of(), type, record.arrivalMillis());
    return errors.open(type, new PartitionId(evaluated, Map.of()), record.arrivalMillis());
  }

  private void writeDelivered(OpenObject object) throws IOException {
    observer.deliveredObjectClosed(object.prefix());
    write(object, settings.compression());
  }

  private void writeErrors(OpenObject object) throws IOException {
    observer.errorObjectClosed(object.prefix());
    write(object, Compression.NONE);
  }

  private void write(OpenObject object, Compression compression) throws IOException {
    String name = names.name(object.prefix(), object.oldestMillis(), random.uuid());
    writer.write(name + compression.extension(), object.content(), compression);
  }
}

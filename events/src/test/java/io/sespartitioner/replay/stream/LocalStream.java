package io.sespartitioner.replay.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.replay.Bucket;
import io.sespartitioner.replay.folder.BucketFolder;
import io.sespartitioner.replay.folder.Compression;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.report.StreamCounts;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import io.sespartitioner.replay.stream.StreamSettings.Layout;
import io.sespartitioner.routing.FirehosePrefix;
import io.sespartitioner.routing.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A delivery stream for tests, whose processor makes of each record what the test says. */
final class LocalStream {

  private static final FirehosePrefix BY_KEY_AND_HOUR =
      new FirehosePrefix(
          List.of(
              new Part.Key("k"),
              new Part.Literal("/"),
              new Part.Timestamp("yyyy/MM/dd/HH"),
              new Part.Literal("/")));
  private static final FirehosePrefix BY_TYPE =
      new FirehosePrefix(List.of(new Part.ErrorOutputType(), new Part.Literal("/")));

  private final Path folder;
  private FirehosePrefix prefix = BY_KEY_AND_HOUR;
  private ZoneId timeZone = ZoneOffset.UTC;
  private int partitionLimit = StreamSettings.DEFAULT_PARTITION_LIMIT;
  private long bufferBytes = 128 * 1024 * 1024;
  private final List<FirehoseRecord> records = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private Map<String, String> objects = Map.of();

  LocalStream(Path folder) {
    this.folder = folder.resolve("bucket");
  }

  LocalStream prefix(FirehosePrefix value) {
    prefix = value;
    return this;
  }

  LocalStream timeZone(ZoneId value) {
    timeZone = value;
    return this;
  }

  LocalStream partitionLimit(int value) {
    partitionLimit = value;
    return this;
  }

  LocalStream bufferBytes(long value) {
    bufferBytes = value;
    return this;
  }

  void put(String arrival, String key, String data) {
    put(arrival, Map.of("k", key), data);
  }

  void put(String arrival, Map<String, String> keys, String data) {
    byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
    add(arrival, bytes, new Outcome.Partitioned(keys, ByteBuffer.wrap(bytes)));
  }

  void fail(String arrival, Failure failure, String data) {
    add(arrival, data.getBytes(StandardCharsets.UTF_8), new Outcome.Failed(failure));
  }

  private void add(String arrival, byte[] bytes, Outcome outcome) {
    long millis = Instant.parse(arrival).toEpochMilli();
    records.add(FirehoseRecord.dated(records.size(), millis, bytes));
    outcomes.add(outcome);
  }

  /** Runs the stream the first time, and gives what it left: content by name. */
  Map<String, String> objects() throws IOException {
    if (objects.isEmpty()) {
      run();
      objects = new TreeMap<>();
      Bucket.objects(folder)
          .forEach((name, bytes) -> objects.put(name, new String(bytes, StandardCharsets.UTF_8)));
    }
    return objects;
  }

  List<JsonNode> errorLines(String prefixText) throws IOException {
    return objects().entrySet().stream()
        .filter(object -> object.getKey().startsWith(prefixText))
        .flatMap(object -> object.getValue().lines())
        .map(LocalStream::json)
        .toList();
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private void run() throws IOException {
    StreamSettings settings =
        new StreamSettings(
            "s",
            new Layout(prefix, BY_TYPE, timeZone),
            new BufferHints(Duration.ofMinutes(15), bufferBytes),
            partitionLimit,
            Compression.GZIP);
    BatchProcessor processor =
        batch ->
            batch.records().stream().map(record -> outcomes.get((int) record.number())).toList();
    BucketFolder bucket = BucketFolder.empty(folder);
    try (WorkFolder work = bucket.workFolder();
        DeliveryStream stream =
            new DeliveryStream(
                settings,
                BufferHints.LAMBDA,
                processor,
                work,
                new RandomSource(7),
                new StreamCounts(partitionLimit, ZoneOffset.UTC, Optional.empty()))) {
      for (FirehoseRecord record : records) {
        stream.accept(record);
      }
      stream.finish();
      bucket.publish(work);
    }
  }
}

package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what is filed: first by one task, then all together. Not thread-safe. */
final class FiledCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final TreeMap<String, FolderCount> delivered = new TreeMap<>();
  private final TreeMap<String, FolderCount> errors = new TreeMap<>();
  private final TreeMap<String, Long> failures = new TreeMap<>();
  private final TreeMap<String, Long> errorCodes = new TreeMap<>();
  private final ReadFacts read = new ReadFacts();

  /** Counts of one folder. */
  static final class FolderCount implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    private final String values;
    private long lines;
    private long bytes;
    private long objects;

    private FolderCount(String values) {
      this.values = values;
    }

    String values() {
      return values;
    }

    long lines() {
      return lines;
    }

    long bytes() {
      return bytes;
    }

    long objects() {
      return objects;
    }

    private void add(FolderCount other) {
      lines += other.lines;
      bytes += other.bytes;
      objects += other.objects;
    }
  }

  /** Adds what was told of records that were read. */
  void addFacts(byte[] facts) throws IOException {
    read.add(ReadFacts.of(facts));
  }

  void addObject(FilingKey key) {
    folder(key).objects++;
  }

  void addLine(FilingKey key, long bytes) {
    FolderCount folder = folder(key);
    folder.lines++;
    folder.bytes += bytes;
    if (key.kind() == Kind.ERROR) {
      failures.merge(key.reason(), 1L, Long::sum);
      errorCodes.merge(key.code(), 1L, Long::sum);
    }
  }

  /** Adds those of another task. */
  void add(FiledCounts other) {
    other.delivered.forEach((name, count) -> add(delivered, name, count));
    other.errors.forEach((name, count) -> add(errors, name, count));
    other.failures.forEach((reason, count) -> failures.merge(reason, count, Long::sum));
    other.errorCodes.forEach((code, count) -> errorCodes.merge(code, count, Long::sum));
    read.add(other.read);
  }

  private static void add(Map<String, FolderCount> folders, String name, FolderCount count) {
    folders.computeIfAbsent(name, folder -> new FolderCount(count.values)).add(count);
  }

  private FolderCount folder(FilingKey key) {
    return (key.kind() == Kind.ERROR ? errors : delivered)
        .computeIfAbsent(key.folder(), name -> new FolderCount(key.values()));
  }

  SortedMap<String, FolderCount> delivered() {
    return delivered;
  }

  SortedMap<String, FolderCount> errors() {
    return errors;
  }

  SortedMap<String, Long> failures() {
    return failures;
  }

  SortedMap<String, Long> errorCodes() {
    return errorCodes;
  }

  ReadFacts read() {
    return read;
  }
}

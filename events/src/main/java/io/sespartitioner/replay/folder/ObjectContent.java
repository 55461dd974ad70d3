package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of one object as it grows: in memory, and in a file once memory gets short. */
public final class ObjectContent {

  /** What a piece takes in memory beside its bytes, roughly. */
  private static final int OVERHEAD_BYTES = 64;

  private List<ByteBuffer> pieces = new ArrayList<>();
  private long memoryBytes;
  private long bytes;
  private Optional<Path> spilled = Optional.empty();

  /** Adds a piece, which isn't copied; returns how much memory it takes. */
  public long add(ByteBuffer piece) {
    pieces.add(piece);
    bytes += piece.remaining();
    long taken = (long) piece.remaining() + OVERHEAD_BYTES;
    memoryBytes += taken;
    return taken;
  }

  /** Its length so far. */
  public long bytes() {
    return bytes;
  }

  /** How much memory it takes. */
  public long memoryBytes() {
    return memoryBytes;
  }

  /** Moves what is in memory to a file in the folder; returns how much memory that freed. */
  public long spill(Path folder) throws IOException {
    if (spilled.isEmpty()) {
      spilled = Optional.of(Files.createTempFile(folder, "part", ""));
    }
    try (OutputStream out = Files.newOutputStream(spilled.get(), StandardOpenOption.APPEND)) {
      writePieces(out);
    } catch (IOException e) {
      throw DiskTrouble.at(spilled.get(), e);
    }
    long freed = memoryBytes;
    pieces = new ArrayList<>();
    memoryBytes = 0;
    return freed;
  }

  /**
   * Writes the whole content, and deletes the file that held a part of it; returns how many bytes
   * it wrote.
   */
  long writeTo(OutputStream out) throws IOException {
    long written = 0;
    if (spilled.isPresent()) {
      written += Files.copy(spilled.get(), out);
      Files.delete(spilled.get());
    }
    return written + writePieces(out);
  }

  private long writePieces(OutputStream out) throws IOException {
    long written = 0;
    for (ByteBuffer piece : pieces) {
      out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
      written += piece.remaining();
    }
    return written;
  }

  /**
   * Counts the memory that contents take, of those that grow and of those that are being written.
   *
   * <p>Thread-safe.
   */
  public static final class ContentMemory {

    private final long limitBytes;
    private long used;
    private long beingWritten;

    /** A memory of this size. */
    public ContentMemory(long limitBytes) {
      this.limitBytes = limitBytes;
    }

    /** Counts more; false if that is over the limit. */
    public synchronized boolean take(long bytes) {
      used += bytes;
      return used <= limitBytes;
    }

    /** Counts less. */
    public synchronized void free(long bytes) {
      used -= bytes;
    }

    /** Learns that so much of it will be freed soon. */
    synchronized void beginWriting(long bytes) {
      beingWritten += bytes;
    }

    /** Frees what was being written. */
    synchronized void endWriting(long bytes) {
      beingWritten -= bytes;
      used -= bytes;
      notifyAll();
    }

    /** Waits until there is room; false if waiting won't help. */
    public synchronized boolean awaitRoom() throws InterruptedIOException {
      try {
        while (used > limitBytes && beingWritten > 0) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while objects were being written");
      }
      return used <= limitBytes;
    }
  }
}

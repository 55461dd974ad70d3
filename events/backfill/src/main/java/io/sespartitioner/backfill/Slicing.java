package io.sespartitioner.backfill;

import io.sespartitioner.backfill.InputFiles.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Divides the input into work for tasks, by bytes: many small files go together, and a large file
 * of lines is cut. What comes of it depends on the input alone, not on the machines.
 */
final class Slicing {

  /** What one task reads, in bytes of the files. */
  static final long TASK_BYTES = 32L * 1024 * 1024;

  /** An open file costs time whatever its length. */
  private static final long FILE_BYTES = 64L * 1024;

  private static final int HEAD_BYTES = 1024 * 1024;

  private final Configuration configuration;
  private final Set<String> uncut;

  /**
   * A division.
   *
   * @param uncut files that are known not to be made of lines
   */
  Slicing(Configuration configuration, Set<String> uncut) {
    this.configuration = configuration;
    this.uncut = Set.copyOf(uncut);
  }

  /**
   * The work of each task, in order of the files.
   *
   * @param first the number of the first file
   */
  List<List<Slice>> work(List<InputFile> files, int first) throws IOException {
    List<List<Slice>> work = new ArrayList<>();
    List<Slice> task = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      for (Slice slice : slices(first + i, files.get(i))) {
        task.add(slice);
        bytes += Math.max(FILE_BYTES, slice.bytes());
        if (bytes >= TASK_BYTES) {
          work.add(List.copyOf(task));
          task.clear();
          bytes = 0;
        }
      }
    }
    if (!task.isEmpty()) {
      work.add(List.copyOf(task));
    }
    return work;
  }

  private List<Slice> slices(int number, InputFile file) throws IOException {
    boolean cut = file.bytes() > TASK_BYTES && !uncut.contains(file.uri()) && isOfLines(file);
    if (!cut) {
      return List.of(new Slice(number, file.uri(), 0, file.bytes(), false));
    }
    List<Slice> slices = new ArrayList<>();
    for (long start = 0; start < file.bytes(); start += TASK_BYTES) {
      long end = Math.min(file.bytes(), start + TASK_BYTES);
      slices.add(new Slice(number, file.uri(), start, end, true));
    }
    return slices;
  }

  /** Whether the first line is a whole object, as far as its ends tell. */
  private boolean isOfLines(InputFile file) throws IOException {
    Path path = new Path(java.net.URI.create(file.uri()));
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      int end = 0;
      while (end < head.length && head[end] != '\n') {
        end++;
      }
      int last = end - 1;
      while (last > 0 && head[last] <= ' ') {
        last--;
      }
      return end < head.length && last > 0 && head[0] == '{' && head[last] == '}';
    }
  }

  /**
   * A part of an input file that one task reads: the records of which the line begins in it.
   *
   * @param file number of the file
   * @param uri where the file lies
   * @param start the first byte
   * @param end the byte after the last
   * @param cut whether the file has other slices
   */
  record Slice(int file, String uri, long start, long end, boolean cut) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    long bytes() {
      return end - start;
    }
  }
}

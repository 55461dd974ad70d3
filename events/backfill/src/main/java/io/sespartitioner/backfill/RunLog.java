package io.sespartitioner.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sespartitioner.backfill.InputFiles.InputFile;
import io.sespartitioner.replay.folder.BackfillLog;
import io.sespartitioner.replay.report.Totals;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What runs have filed in {@code --out}, so that no other files it once more. In its folder {@code
 * _backfill} stands {@code RUN.json} for each that finished, and {@code RUN.begun} for one that has
 * not: it may have left objects in their places, so its inputs are filed together again, which
 * makes the same objects. A file without content counts as none, since not everybody may delete.
 */
final class RunLog {

  private static final String FINISHED = ".json";
  private static final String BEGUN = ".begun";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final FileSystem store;
  private final Path folder;

  RunLog(FileSystem store, Path out) {
    this.store = store;
    this.folder = new Path(out, BackfillLog.FOLDER);
  }

  /**
   * One run, as it is written down.
   *
   * @param begun when, which is also the arrival time of records without a time of their own; ISO
   *     8601
   * @param rules text of the routing rules
   * @param options those by which objects differ, as the command line has them
   * @param inputs what it reads, in this order
   * @param counts how many records it read, delivered, dropped and put into error output; empty
   *     until it has finished
   */
  record Run(
      String begun,
      String rules,
      Map<String, String> options,
      List<InputFile> inputs,
      Map<String, Long> counts) {}

  /**
   * Inputs that are filed together.
   *
   * @param name of the run that began with them
   * @param job how
   * @param inputs which
   */
  record Part(String name, Job job, List<InputFile> inputs) {}

  /**
   * What there is to do.
   *
   * @param parts what is to be filed, one after the other
   * @param alreadyFiled how many inputs a finished run has filed
   * @param changed those that a finished run has filed, but that have changed since
   */
  record Work(List<Part> parts, int alreadyFiled, List<InputFile> changed) {

    /** All of it, since nothing is filed yet. */
    static Work all(Part part) {
      return new Work(List.of(part), 0, List.of());
    }
  }

  /** Whether a run has finished here. */
  boolean holdsFinished() throws IOException {
    return !files(FINISHED).isEmpty();
  }

  /** Forgets runs that didn't finish: for an {@code --out} in which nothing of them is left. */
  void forgetBegun() throws IOException {
    for (Path file : files(BEGUN)) {
      discard(store, file);
    }
  }

  /** Forgets that this was begun, for nothing of it is left. */
  void forget(Part part) throws IOException {
    discard(store, file(part, BEGUN));
  }

  /**
   * Leaves out what is filed already.
   *
   * @throws IOException if a run that didn't finish can't be repeated as it was
   */
  Work work(List<InputFile> files, Job job, String name) throws IOException {
    Map<String, InputFile> filed = filed(job);
    List<InputFile> left = new ArrayList<>(files);
    left.removeIf(file -> file.equals(filed.get(file.uri())));
    final int alreadyFiled = files.size() - left.size();
    List<Part> parts = new ArrayList<>();
    for (Path file : files(BEGUN)) {
      // A run that was killed between its last two steps has both; then nothing of it is left.
      Run run = read(file);
      Set<InputFile> inputs = new HashSet<>(run.inputs());
      if (!Collections.disjoint(inputs, left)) {
        checkSame(file, run, job, left);
        parts.add(new Part(name(file, BEGUN), job.at(Instant.parse(run.begun())), run.inputs()));
        left.removeAll(inputs);
      }
    }
    List<InputFile> changed = left.stream().filter(file -> filed.containsKey(file.uri())).toList();
    if (!left.isEmpty()) {
      parts.add(new Part(name, job, left));
    }
    return new Work(parts, alreadyFiled, changed);
  }

  /** What finished runs have filed, by URI, if they took all that this job takes. */
  private Map<String, InputFile> filed(Job job) throws IOException {
    Map<String, InputFile> filed = new HashMap<>();
    for (Path file : files(FINISHED)) {
      Run run = read(file);
      String kind = run.options().get(Job.ONLY_FAILED);
      if (kind.equals("false") || kind.equals(job.options().get(Job.ONLY_FAILED))) {
        run.inputs().forEach(input -> filed.put(input.uri(), input));
      }
    }
    return filed;
  }

  private static void checkSame(Path file, Run run, Job job, List<InputFile> files)
      throws IOException {
    boolean sameJob = run.rules().equals(job.rules()) && run.options().equals(job.options());
    if (!sameJob || !new HashSet<>(files).containsAll(run.inputs())) {
      throw new IOException(
          file
              + " is of a run that was broken off, with other "
              + (sameJob ? "inputs" : "rules or options")
              + ", and objects of it may be there; repeat it as it was, or delete what it left"
              + " and that file");
    }
  }

  /** Notes what is about to be filed. */
  void begin(Part part) throws IOException {
    write(part, BEGUN, Map.of());
  }

  /** Notes what has been filed. */
  void finish(Part part, Totals counts) throws IOException {
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("records", counts.records());
    numbers.put("delivered", counts.delivered());
    numbers.put("dropped", counts.dropped());
    numbers.put("failed", counts.failed());
    write(part, FINISHED, numbers);
    discard(store, file(part, BEGUN));
  }

  private void write(Part part, String extension, Map<String, Long> counts) throws IOException {
    Job job = part.job();
    String begun = Instant.ofEpochMilli(job.nowMillis()).toString();
    Run run = new Run(begun, job.rules(), job.options(), part.inputs(), counts);
    try (OutputStream out = store.create(file(part, extension), true)) {
      JSON.writeValue(out, run);
    }
  }

  private Path file(Part part, String extension) {
    return new Path(folder, part.name() + extension);
  }

  private static String name(Path file, String extension) {
    return file.getName().substring(0, file.getName().length() - extension.length());
  }

  /** The files with content of this extension, the oldest run's first. */
  private List<Path> files(String extension) throws IOException {
    try {
      List<Path> files = new ArrayList<>();
      for (FileStatus file : store.listStatus(folder)) {
        if (file.getPath().getName().endsWith(extension) && file.getLen() > 0) {
          files.add(file.getPath());
        }
      }
      Collections.sort(files);
      return files;
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private Run read(Path file) throws IOException {
    try (InputStream in = store.open(file)) {
      return JSON.readValue(in, Run.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not as a run leaves it: " + e.getOriginalMessage(), e);
    }
  }

  /** Deletes a file, or where that isn't allowed takes its content away. */
  static void discard(FileSystem store, Path file) throws IOException {
    try {
      store.delete(file, false);
    } catch (IOException e) {
      store.create(file, true).close();
    }
  }
}

package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Partition.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Partitions as a tree of folders, in which a folder with one subfolder and nothing else is shown
 * as one with it.
 */
public final class PrefixTree {

  /** A part of a date, or a date, such as {@code 2026/}, {@code 11/}, {@code day=2026-11-22/}. */
  private static final Pattern DATE = Pattern.compile("(?:[A-Za-z]+=)?\\d{1,4}(?:-\\d{1,2}){0,2}/");

  private final SortedMap<String, PrefixTree> folders = new TreeMap<>();
  private final List<Partition> partitions = new ArrayList<>();

  /** The tree of these partitions. */
  public static PrefixTree of(List<Partition> partitions) {
    PrefixTree root = new PrefixTree();
    for (Partition partition : partitions) {
      PrefixTree folder = root;
      for (String level : levels(partition.prefix())) {
        folder = folder.folders.computeIfAbsent(level, name -> new PrefixTree());
      }
      folder.partitions.add(partition);
    }
    return root;
  }

  /** The levels of a prefix, each with its slash. */
  private static List<String> levels(String prefix) {
    List<String> levels = new ArrayList<>();
    int from = 0;
    while (from < prefix.length()) {
      int slash = prefix.indexOf('/', from);
      int to = slash < 0 ? prefix.length() : slash + 1;
      levels.add(prefix.substring(from, to));
      from = to;
    }
    return levels;
  }

  /** The lines of the tree, top down, each folder's in order of name. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    addLines("", Integer.MAX_VALUE, PrefixTree::folders, lines);
    return lines;
  }

  /**
   * The lines of the tree down to a level, in which what lies deeper is summed up, each folder's
   * with the largest first, but dates in order.
   */
  List<Line> lines(int depth) {
    List<Line> lines = new ArrayList<>();
    addLines("", depth, PrefixTree::largestFirst, lines);
    return lines;
  }

  /** How many levels of folders there are. */
  int depth() {
    return folders.values().stream().mapToInt(folder -> folder.depth() + 1).max().orElse(0);
  }

  private void addLines(
      String indentation,
      int depth,
      BiFunction<PrefixTree, Integer, List<Folder>> order,
      List<Line> lines) {
    int left = folders.size();
    for (Folder folder : order.apply(this, depth)) {
      left--;
      PrefixTree content = folder.content();
      int below = depth - folder.levels();
      lines.add(
          new Line(
              indentation + (left == 0 ? "└── " : "├── ") + folder.name(),
              below == 0 ? content.partitions().toList() : content.partitions));
      if (below > 0) {
        content.addLines(indentation + (left == 0 ? "    " : "│   "), below, order, lines);
      }
    }
  }

  /** The folders directly in this one, those with the most events first, but dates in order. */
  public List<Folder> largestFirst() {
    return largestFirst(Integer.MAX_VALUE);
  }

  private List<Folder> largestFirst(int depth) {
    List<Folder> byName = folders(depth);
    return folders.keySet().stream().allMatch(name -> DATE.matcher(name).matches())
        ? byName
        : byName.stream()
            .sorted(Comparator.comparingLong((Folder folder) -> folder.events()).reversed())
            .toList();
  }

  /** The folders directly in this one, in order of name. */
  public List<Folder> folders() {
    return folders(Integer.MAX_VALUE);
  }

  private List<Folder> folders(int depth) {
    return folders.entrySet().stream()
        .map(entry -> folder(entry.getKey(), entry.getValue(), depth))
        .toList();
  }

  private static Folder folder(String start, PrefixTree first, int depth) {
    StringBuilder name = new StringBuilder(start);
    PrefixTree content = first;
    int levels = 1;
    while (levels < depth && content.partitions.isEmpty() && content.folders.size() == 1) {
      name.append(content.folders.firstKey());
      content = content.folders.get(content.folders.firstKey());
      levels++;
    }
    return new Folder(name.toString(), content, levels);
  }

  /** What lies here and in all folders below. */
  public Stream<Partition> partitions() {
    return Stream.concat(
        partitions.stream(), folders.values().stream().flatMap(PrefixTree::partitions));
  }

  /**
   * A folder.
   *
   * @param name its name, with those of the folders that hold nothing but it, and the slash
   * @param content what lies in it
   * @param levels how many folders it is
   */
  public record Folder(String name, PrefixTree content, int levels) {

    private long events() {
      return Volume.of(content.partitions()).events();
    }
  }

  /**
   * One line of the tree.
   *
   * @param text the folder, behind the branches that lead to it
   * @param partitions what lies in the folder itself: one partition, error output, both or none;
   *     and all below where no line follows for it
   */
  record Line(String text, List<Partition> partitions) {}
}

package io.sespartitioner.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Partitions as a tree of folders, in which a folder with one subfolder and nothing else is one
 * with it.
 */
final class PrefixTree {

  private final SortedMap<String, PrefixTree> folders = new TreeMap<>();
  private final List<Partition> partitions = new ArrayList<>();

  static PrefixTree of(List<Partition> partitions) {
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

  /** The lines of the tree, top down. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    addLines("", lines);
    return lines;
  }

  private void addLines(String indentation, List<Line> lines) {
    int left = folders.size();
    for (Map.Entry<String, PrefixTree> entry : folders.entrySet()) {
      left--;
      String name = entry.getKey();
      PrefixTree folder = entry.getValue();
      while (folder.partitions.isEmpty() && folder.folders.size() == 1) {
        name += folder.folders.firstKey();
        folder = folder.folders.get(folder.folders.firstKey());
      }
      lines.add(new Line(indentation + (left == 0 ? "└── " : "├── ") + name, folder.partitions));
      folder.addLines(indentation + (left == 0 ? "    " : "│   "), lines);
    }
  }

  /**
   * One line of the tree.
   *
   * @param text the folder, behind the branches that lead to it
   * @param partitions what lies in the folder itself: one partition, or none
   */
  record Line(String text, List<Partition> partitions) {}
}

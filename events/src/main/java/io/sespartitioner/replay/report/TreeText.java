package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Partition.Volume;
import io.sespartitioner.replay.report.PrefixTree.Line;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree of partitions in the text report. A tree of more than a few screens is summed up at the
 * deepest level that fits there, with the largest folders first.
 *
 * @param depth how many levels it has; if empty, as many as fit
 */
record TreeText(Optional<Integer> depth, Writer out) {

  private static final int MOST_LINES = 60;

  /** Names are lined up as long as they are no longer than this. */
  private static final int MAX_NAME_CHARS = 72;

  void write(ReplayReport report) throws IOException {
    List<Partition> all = new ArrayList<>(report.partitions());
    all.addAll(report.errorOutput());
    PrefixTree tree = PrefixTree.of(all);
    int levels = tree.depth();
    int shown = depth.orElseGet(() -> fitting(tree, levels));
    List<Line> lines = tree.lines();
    int most = depth.isPresent() ? Integer.MAX_VALUE : MOST_LINES;
    if (shown < levels || lines.size() > most) {
      lines = tree.lines(shown);
    }
    most = Math.min(most, lines.size());
    writeLines(lines.subList(0, most));
    writeRest(lines.subList(most, lines.size()));
    if (shown < levels) {
      out.write(
          Amount.text(
              "(summed up to %s of %,d, the largest first; --depth %d shows all)%n",
              Amount.of(shown, "level"), levels, levels));
    }
  }

  /** The deepest level down to which the lines fit; or as many as level 1 has, if that is most. */
  private static int fitting(PrefixTree tree, int levels) {
    int fitting = levels;
    while (fitting > 1 && tree.lines(fitting).size() > MOST_LINES) {
      fitting--;
    }
    int lines = tree.lines(fitting).size();
    while (fitting < levels && tree.lines(fitting + 1).size() == lines) {
      fitting++;
    }
    return fitting;
  }

  private void writeLines(List<Line> lines) throws IOException {
    int width = lines.stream().mapToInt(line -> width(line.text())).max().orElse(0);
    for (Line line : lines) {
      out.write(line(line, Math.min(width, MAX_NAME_CHARS)) + "\n");
    }
  }

  private void writeRest(List<Line> rest) throws IOException {
    if (!rest.isEmpty()) {
      Volume volume = Volume.of(rest.stream().flatMap(line -> line.partitions().stream()));
      out.write(
          Amount.text(
              "... and %,d more, with %s%n", rest.size(), Amount.of(volume.events(), "event")));
    }
  }

  private static String line(Line line, int width) {
    String text = Printable.text(line.text());
    if (line.partitions().isEmpty()) {
      return text;
    }
    Volume volume = Volume.of(line.partitions().stream());
    return text
        + " ".repeat(Math.max(0, width - width(line.text())))
        + Amount.text(
            "  %,8d %-6s  %10s  %,6d %s",
            volume.events(),
            Amount.noun(volume.events(), "event"),
            Amount.alignedBytes(volume.bytes()),
            volume.objects(),
            Amount.noun(volume.objects(), "object"));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}

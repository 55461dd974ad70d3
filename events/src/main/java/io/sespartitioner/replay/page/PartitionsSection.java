package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.Partition;
import io.sespartitioner.replay.report.Partition.Volume;
import io.sespartitioner.replay.report.PrefixTree;
import io.sespartitioner.replay.report.PrefixTree.Folder;
import io.sespartitioner.replay.report.ReplayReport;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The tree of partitions and error output. Each folder shows what it and those below it hold. */
record PartitionsSection(ReplayReport report, String folder) {

  /** A tree of more partitions begins folded up. */
  static final int MAX_UNFOLDED = 60;

  /** From here on a browser takes seconds; such a tree is for programs. */
  static final int MAX_SHOWN = 20_000;

  private static final String HEAD =
      """
      <section>
      <h2>Partitions</h2>
      <div class="row head"><span><bdi>{}</bdi></span><span>events</span>\
      <span>bytes</span><span>objects</span></div>""";

  private static final String ROW =
      "<span class=\"name\"><bdi>{}</bdi></span><span>{}<i> {}</i></span>"
          + "<span>{}</span><span>{}<i> {}</i></span>";

  void write(Html html) throws IOException {
    List<Partition> all =
        Stream.concat(report.errorOutput().stream(), report.partitions().stream()).toList();
    List<Partition> shown = all.subList(0, Math.min(MAX_SHOWN, all.size()));
    html.write(HEAD, folder);
    write(PrefixTree.of(shown), all.size() <= MAX_UNFOLDED ? " open" : "", html);
    if (all.size() > MAX_SHOWN) {
      html.write(
          "<p class=\"quiet\">{} more are in the report on standard output.</p>",
          all.size() - MAX_SHOWN);
    }
    html.write("</section>");
  }

  private static void write(PrefixTree tree, String open, Html html) throws IOException {
    html.write("<ul class=\"tree\">");
    // A tree that begins folded up has the largest folders first.
    for (Folder folder : open.isEmpty() ? tree.largestFirst() : tree.folders()) {
      html.write("<li>");
      if (folder.content().folders().isEmpty()) {
        html.write("<div class=\"row\">");
        writeRow(folder, html);
        html.write("</div>");
      } else {
        html.write("<details{}><summary class=\"row\">", open);
        writeRow(folder, html);
        html.write("</summary>");
        write(folder.content(), open, html);
        html.write("</details>");
      }
      html.write("</li>");
    }
    html.write("</ul>");
  }

  private static void writeRow(Folder folder, Html html) throws IOException {
    Volume volume = Volume.of(folder.content().partitions());
    html.write(
        ROW,
        folder.name(),
        volume.events(),
        Amount.noun(volume.events(), "event"),
        Amount.bytes(volume.bytes()),
        volume.objects(),
        Amount.noun(volume.objects(), "object"));
  }
}

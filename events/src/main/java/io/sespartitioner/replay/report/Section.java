package io.sespartitioner.replay.report;

import java.util.List;

/**
 * One topic of the report for people, which the text and the page show each in its way.
 *
 * @param name its id on the page, such as {@code comparison}
 * @param title its heading
 * @param blocks what it says, in order
 */
public record Section(String name, String title, List<Block> blocks) {

  /** Copies the blocks. */
  public Section {
    blocks = List.copyOf(blocks);
  }

  /** What a section is made of. */
  public sealed interface Block permits Sentence, Items, Facts, Names, Captioned, Table {}

  /** A sentence; a quiet one is a remark. */
  public record Sentence(String text, boolean quiet) implements Block {}

  /** Sentences of equal weight. */
  public record Items(List<String> sentences) implements Block {}

  /** Names and what there is to say of each. */
  public record Facts(List<Fact> facts) implements Block {

    /** One of them, such as {@code a day}: {@code 144 objects}. */
    public record Fact(String name, String text) {}
  }

  /** A list to look into, of which the text and the page show the first. */
  public record Names(String title, List<String> names) implements Block {}

  /** A table under a caption of its own; the page shows it on demand if it is folded. */
  public record Captioned(String caption, Table table, boolean folded) implements Block {}
}

package io.sespartitioner.function;

import java.util.function.Consumer;

/** Log lines on standard output, where Lambda picks them up; each in one write, so kept whole. */
final class StandardOutput implements Consumer<String> {
  @Override
  public void accept(String line) {
    System.out.print(line + '\n');
    System.out.flush();
  }
}

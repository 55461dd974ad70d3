package io.sespartitioner.replay.input;

import io.sespartitioner.replay.relay.Sink;
import java.io.IOException;

/** What is piped into the command. */
record StandardInput() implements InputPlace {

  /** The name of it among the INPUTs. */
  static final String OPTION = "-";

  @Override
  public void forEach(Sink<InputFile> files, Sink<IOException> troubles) throws IOException {
    files.accept(new InputFile("standard input", 0, InputFile.Kind.PIPE, () -> System.in));
  }
}

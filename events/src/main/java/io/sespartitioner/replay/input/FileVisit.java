package io.sespartitioner.replay.input;

import java.io.IOException;
import java.nio.file.Path;

/** Does something with one file. */
interface FileVisit {

  void visit(Path file) throws IOException;
}

package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** The folder that should take the objects already holds something. */
public final class UsedFolderException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  UsedFolderException(Path folder) {
    super(
        folder
            + " is not empty; choose another --out, or --overwrite to replace the objects in it");
  }
}

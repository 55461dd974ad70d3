package io.sespartitioner.replay.folder;

import java.util.regex.Pattern;

/** What backfills note beside their objects. It is no input: whoever reads them leaves it out. */
public final class BackfillLog {

  /** The folder for it in that of the objects. */
  public static final String FOLDER = "_backfill";

  /** A sender may be called like the folder, but no object ends so. */
  private static final Pattern FILE = Pattern.compile("(.*/)?_backfill/[^/]+\\.(json|begun|lock)");

  private BackfillLog() {}

  /** Whether the file at this path, key or URI is part of it. */
  public static boolean holds(String path) {
    return FILE.matcher(path).matches();
  }
}

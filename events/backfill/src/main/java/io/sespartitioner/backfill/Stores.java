package io.sespartitioner.backfill;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds the store of what a user named by a path or a URI. */
final class Stores {

  /** A colon alone makes no URI: names have colons, too. */
  private static final Pattern URI_START = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/");

  private Stores() {}

  /** The path, in which nothing but a scheme at its start has a meaning. */
  static Path path(String name) {
    return URI_START.matcher(name).lookingAt() ? new Path(name) : new Path(null, null, name);
  }

  /**
   * The store in which it lies.
   *
   * @throws IOException if there is none of this scheme, or it can't be found
   */
  static FileSystem of(String name, Configuration configuration) throws IOException {
    try {
      return path(name).getFileSystem(configuration);
    } catch (IllegalArgumentException e) {
      // As Hadoop says that it doesn't know a host, or can't read a URI.
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }

  /** Whether it is this machine's. */
  static boolean isLocal(FileSystem store) {
    return store.getUri().getScheme().equals("file");
  }
}

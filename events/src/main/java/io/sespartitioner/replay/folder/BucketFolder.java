package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder that stands for the bucket. Objects are made in a {@link WorkFolder} and moved here
 * when all are complete, so an interrupted run leaves nothing that looks finished.
 */
public final class BucketFolder {

  /** Firehose's object names: stream, version, time to the second, UUID, perhaps an extension. */
  private static final String OBJECT_NAME =
      ".*-\\d+-\\d{4}(-\\d{2}){5}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\\.gz)?";

  private final Path path;

  private BucketFolder(Path path) {
    this.path = path;
  }

  /**
   * The folder at the path, which need not exist.
   *
   * @throws UsedFolderException if there is something in it
   * @throws IOException if it can't be looked at, or isn't a folder
   */
  public static BucketFolder empty(Path path) throws IOException {
    BucketFolder folder = overwriting(path);
    if (Files.exists(path) && !isEmpty(path)) {
      throw new UsedFolderException(path);
    }
    return folder;
  }

  /**
   * The folder at the path, which need not exist. Objects in it give way to the new ones; other
   * files stay.
   *
   * @throws IOException if it isn't a folder, or can't be written
   */
  public static BucketFolder overwriting(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException(path + " is not a folder; choose another --out");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new IOException(path + " can't be written; choose another --out");
    }
    return new BucketFolder(path);
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  /** Whether it is already there. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Makes a hidden folder to work in, on the same disk. */
  public WorkFolder workFolder() throws IOException {
    return WorkFolder.near(path);
  }

  /**
   * Takes over the objects that were made, in place of those of an earlier run: all in one step if
   * the folder isn't there yet, else one after the other.
   */
  public void publish(WorkFolder work) throws IOException {
    if (Files.exists(path)) {
      FolderTree.deleteMatching(path, OBJECT_NAME);
      FolderTree.move(work.objects(), path);
    } else {
      Files.move(work.objects(), path, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }
}

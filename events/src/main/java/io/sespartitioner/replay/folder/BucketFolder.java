package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The folder that stands for the bucket. Objects are made in a {@link WorkFolder} and moved here
 * when all are complete, so an interrupted run leaves nothing that looks finished.
 */
public final class BucketFolder implements OutputBucket {

  private final Path path;
  private final boolean mayHoldObjects;

  private BucketFolder(Path path, boolean mayHoldObjects) {
    this.path = path;
    this.mayHoldObjects = mayHoldObjects;
  }

  /**
   * The folder at the path, which need not exist.
   *
   * @throws IOException if there is something in it, it can't be looked at, or isn't a folder
   */
  public static BucketFolder empty(Path path) throws IOException {
    BucketFolder folder = new BucketFolder(checked(path), false);
    folder.checkThatItIsEmpty();
    return folder;
  }

  /**
   * The folder at the path, which need not exist. Objects in it give way to the new ones; other
   * files stay.
   *
   * @throws IOException if it isn't a folder, or can't be written
   */
  public static BucketFolder overwriting(Path path) throws IOException {
    return new BucketFolder(checked(path), true);
  }

  private static Path checked(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException(path + " is not a folder; choose another --out");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new IOException(path + " can't be written; choose another --out");
    }
    // Behind a symbolic link nothing would be found to replace.
    return Files.exists(path) ? path.toRealPath() : path.normalize();
  }

  @Override
  public Optional<Path> folder() {
    return Files.exists(path) ? Optional.of(path) : Optional.empty();
  }

  /**
   * Makes a hidden folder to work in, on the same disk.
   *
   * @throws IOException if another run works for this bucket, or has filled it in the meantime
   */
  @Override
  public WorkFolder workFolder() throws IOException {
    WorkFolder work = WorkFolder.near(path);
    try {
      checkThatItIsEmpty();
      return work;
    } catch (IOException e) {
      work.close();
      throw e;
    }
  }

  private void checkThatItIsEmpty() throws IOException {
    if (!mayHoldObjects && Files.exists(path) && FolderTree.holdsMoreThanWork(path)) {
      throw new IOException(
          path
              + " is not empty; choose another --out, or --overwrite to replace the objects in it");
    }
  }

  /**
   * Takes over the objects that were made, in place of those of an earlier run: all in one step if
   * the folder isn't there yet, else one after the other, and the old ones go last.
   *
   * @throws IOException if something is in their way, or has come there since the run began, and
   *     then nothing has changed; or if the disk fails on the way
   */
  @Override
  public void publish(WorkFolder work) throws IOException {
    checkThatItIsEmpty();
    if (Files.exists(path)) {
      new Replacement(work, path).run();
    } else {
      Files.move(work.objects(), path, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}

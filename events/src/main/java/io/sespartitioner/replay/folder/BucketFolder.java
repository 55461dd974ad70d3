package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder that stands for the bucket. Objects are made in a {@link WorkFolder} and moved here
 * when all are complete, so an interrupted run leaves nothing that looks finished.
 */
public final class BucketFolder implements OutputBucket {

  private static final Pattern NO_NAME = Pattern.compile("(?!)");

  private final Path path;
  private final Optional<Pattern> replaced;

  private BucketFolder(Path path, Optional<Pattern> replaced) {
    this.path = path;
    this.replaced = replaced;
  }

  /**
   * The folder at the path, which need not exist.
   *
   * @throws IOException if there is something in it, it can't be looked at, or isn't a folder
   */
  public static BucketFolder empty(Path path) throws IOException {
    BucketFolder folder = new BucketFolder(checked(path), Optional.empty());
    folder.checkThatItIsEmpty();
    return folder;
  }

  /**
   * The folder at the path, which need not exist. Objects in it give way to the new ones; other
   * files stay.
   *
   * @param names what the file names of these objects look like
   * @throws IOException if it isn't a folder, or can't be written
   */
  public static BucketFolder overwriting(Path path, Pattern names) throws IOException {
    return new BucketFolder(checked(path), Optional.of(names));
  }

  private static Path checked(Path path) throws IOException {
    checkLinks(path.toAbsolutePath());
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException(path + " is not a folder; choose another --out");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new IOException(path + " can't be written; choose another --out");
    }
    // Behind a symbolic link nothing would be found to replace.
    return Files.exists(path) ? path.toRealPath() : path.normalize();
  }

  /** A link that leads nowhere would be replaced by the folder, or stand in the way of it. */
  private static void checkLinks(Path path) throws IOException {
    for (Path place = path; place != null; place = place.getParent()) {
      if (Files.isSymbolicLink(place) && !Files.exists(place)) {
        throw new IOException(
            place
                + " is a link to "
                + Files.readSymbolicLink(place)
                + ", which is not there; make that folder, or choose another --out");
      }
    }
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
    if (replaced.isEmpty() && Files.exists(path) && FolderTree.holdsMoreThanWork(path)) {
      throw new IOException(
          path
              + " is not empty; choose another --out, or --overwrite to replace the objects in it");
    }
  }

  /**
   * Takes over the objects that were made, in place of those of an earlier run: all in one step if
   * the folder isn't there yet or is empty, else one after the other, and the old ones go last. As
   * long as that takes, a file in the folder says that it isn't finished.
   *
   * @throws IOException if something is in their way, or has come there since the run began, and
   *     then nothing has changed; or if the disk fails on the way
   */
  @Override
  public void publish(WorkFolder work) throws IOException {
    checkThatItIsEmpty();
    if (!movedWhole(work)) {
      new Replacement(work, path, replaced.orElse(NO_NAME)).run();
    }
  }

  /** Moves the folder of objects to where the bucket is to be; false if more is there. */
  private boolean movedWhole(WorkFolder work) throws IOException {
    boolean exists = Files.exists(path);
    if (exists && !FolderTree.isEmpty(path)) {
      return false;
    }
    try {
      if (exists) {
        work.allowAsIn(path);
      }
      Files.move(work.objects(), path, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException e) {
      if (!exists) {
        throw e;
      }
      // Something came into it, or the system moves nothing onto a folder.
      return false;
    }
  }
}

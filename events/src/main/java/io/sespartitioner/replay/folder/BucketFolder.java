package io.sespartitioner.replay.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.StreamSupport;

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

  /**
   * Puts new objects in a folder, in place of those of an earlier run. Nothing is changed before it
   * is clear that each new one has a place there, and no old one is deleted before all new ones are
   * in theirs.
   */
  static final class Replacement {

    /** Firehose's object names: stream, version, time to the second, UUID, perhaps an extension. */
    private static final String OBJECT_NAME =
        ".*-\\d+-\\d{4}(-\\d{2}){5}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\\.gz)?";

    private final WorkFolder work;
    private final Path made;
    private final Path old;
    private final Path bucket;

    /** The replacement of what is in the bucket by what was made in the work folder. */
    Replacement(WorkFolder work, Path bucket) {
      this.work = work;
      this.made = work.objects();
      this.old = work.old();
      this.bucket = bucket;
    }

    void run() throws IOException {
      FolderTree.forEach(made, this::checkFolder, this::checkFile);
      FolderTree.forEach(bucket, folder -> {}, this::noteOld);
      FolderTree.forEach(made, this::makeFolder, this::move);
      FolderTree.forEach(old, folder -> {}, this::deleteOld);
    }

    private void checkFolder(Path folder) throws IOException {
      Path place = place(made, folder);
      if (Files.exists(place, NOFOLLOW_LINKS) && !isFolder(place)) {
        throw new IOException(
            place + " is in the way of a folder of objects; choose another --out, or move it");
      }
      if (isFolder(place) && !Files.isWritable(place)) {
        throw new IOException(place + " can't be written; choose another --out");
      }
    }

    private void checkFile(Path file) throws IOException {
      Path place = place(made, file);
      if (Files.exists(place, NOFOLLOW_LINKS) && !Files.isRegularFile(place, NOFOLLOW_LINKS)) {
        throw new IOException(
            place + " is in the way of an object; choose another --out, or move it");
      }
    }

    /**
     * Notes an old object by an empty file of its name, since there may be too many for memory. One
     * whose name is given again, as with the same seed, is replaced by the move.
     */
    private void noteOld(Path file) throws IOException {
      if (file.getFileName().toString().matches(OBJECT_NAME)
          && !isWork(bucket.relativize(file))
          && !Files.exists(made.resolve(bucket.relativize(file)))) {
        Path note = old.resolve(bucket.relativize(file));
        work.makeFolders(note.getParent());
        Files.createFile(note);
      }
    }

    /** Whether it is in a work folder: of this run or, for a bucket inside this one, of another. */
    private static boolean isWork(Path file) {
      return StreamSupport.stream(file.spliterator(), false).anyMatch(FolderTree::isWork);
    }

    private void makeFolder(Path folder) throws IOException {
      Path place = place(made, folder);
      if (!isFolder(place)) {
        Files.createDirectory(place);
      }
    }

    private void move(Path file) throws IOException {
      Files.move(file, place(made, file), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes the object, and the folders that this leaves empty. */
    private void deleteOld(Path note) throws IOException {
      Path file = place(old, note);
      Files.delete(file);
      for (Path folder = file.getParent();
          !folder.equals(bucket) && FolderTree.isEmpty(folder);
          folder = folder.getParent()) {
        Files.delete(folder);
      }
    }

    private Path place(Path root, Path path) {
      return bucket.resolve(root.relativize(path));
    }

    private static boolean isFolder(Path place) {
      return Files.isDirectory(place, NOFOLLOW_LINKS);
    }
  }
}

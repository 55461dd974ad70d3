package io.sespartitioner.replay.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Puts new objects in a folder, in place of those of an earlier run. Nothing is changed before it
 * is clear that each new one has a place there, and no old one is deleted before all new ones are
 * in theirs.
 */
final class Replacement {

  /** Stands in the folder while objects are moved there one after the other. */
  private static final String MARK = WorkFolder.NAME_START + "unfinished";

  private static final String MARK_TEXT =
      "Objects are being moved into this folder. If no replay is running any more, one was killed:"
          + " not all of its objects are here. Run it again with --overwrite.\n";

  private final WorkFolder work;
  private final Path made;
  private final Path old;
  private final Path bucket;
  private final Pattern replaced;

  /**
   * The replacement of what is in the bucket, and has a file name like these, by what was made in
   * the work folder.
   */
  Replacement(WorkFolder work, Path bucket, Pattern replaced) {
    this.replaced = replaced;
    this.work = work;
    this.made = work.objects();
    this.old = work.old();
    this.bucket = bucket;
  }

  void run() throws IOException {
    FolderTree.forEach(made, this::checkFolder, this::checkFile);
    FolderTree.forEach(bucket, folder -> {}, this::noteOld);
    Path mark = bucket.resolve(MARK);
    Files.writeString(mark, MARK_TEXT);
    FolderTree.forEach(made, this::makeFolder, this::move);
    FolderTree.forEach(old, folder -> {}, this::deleteOld);
    Files.delete(mark);
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
    if (replaced.matcher(file.getFileName().toString()).matches()
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

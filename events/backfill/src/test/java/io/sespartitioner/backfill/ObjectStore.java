package io.sespartitioner.backfill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A store that behaves as S3 does, at {@code s3:} paths: an object appears when it is complete, and
 * can't be moved. It keeps its objects in files of this machine.
 */
public final class ObjectStore extends RawLocalFileSystem {

  static final AtomicInteger LOST_PUTS = new AtomicInteger();

  @Override
  public URI getUri() {
    return URI.create("s3:///");
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {
    // There is none.
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return new FSDataOutputStream(
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            put(file, toByteArray());
            if (!isOfLog(file) && LOST_PUTS.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
              throw new IOException(file + ": no answer");
            }
          }
        },
        null);
  }

  /** What the driver writes beside the objects. */
  static boolean isOfLog(Path file) {
    return file.getParent().getName().equals("_backfill");
  }

  private void put(Path file, byte[] content) throws IOException {
    java.nio.file.Path place = pathToFile(file).toPath();
    Files.createDirectories(place.getParent());
    java.nio.file.Path part = Files.createTempFile("object", "");
    Files.write(part, content);
    Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    throw new IOException("A rename on S3 copies, one object after the other");
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    throw new IOException("The job's role can't delete");
  }
}

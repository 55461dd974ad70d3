package io.sespartitioner.backfill;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Files of this machine at {@code troubled:} paths, of which as many can't be read or written as a
 * test asks for. What can't be written is there by half, as when a machine is lost.
 */
public final class TroubledFiles extends RawLocalFileSystem {

  static final AtomicInteger READ_TROUBLES = new AtomicInteger();
  static final AtomicInteger WRITE_TROUBLES = new AtomicInteger();

  @Override
  public URI getUri() {
    return URI.create("troubled:///");
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {
    // Costs a process.
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    if (take(READ_TROUBLES)) {
      throw new IOException(file + ": connection reset");
    }
    return super.open(file, bufferSize);
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
    FSDataOutputStream out =
        super.create(file, overwrite, bufferSize, replication, blockSize, progress);
    return !ObjectStore.isOfLog(file) && take(WRITE_TROUBLES)
        ? new FSDataOutputStream(new Half(out, file), null)
        : out;
  }

  private static boolean take(AtomicInteger troubles) {
    return troubles.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private static final class Half extends FilterOutputStream {

    private final Path file;

    Half(OutputStream out, Path file) {
      super(out);
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length / 2);
      throw new IOException(file + ": No space left on device");
    }
  }
}

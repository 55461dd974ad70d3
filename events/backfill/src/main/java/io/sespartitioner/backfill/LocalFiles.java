package io.sespartitioner.backfill;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Files of this machine, without what makes Hadoop's own classes slow and untidy: a checksum file
 * beside each file, and a process {@code chmod} for each file and folder. Permissions are what the
 * user's mask says. Public since Hadoop makes one by its name.
 */
public final class LocalFiles extends RawLocalFileSystem {

  /** The same configuration, in which paths without a store of their own are such files. */
  static Configuration in(Configuration configuration) {
    Configuration local = new Configuration(configuration);
    local.set("fs.file.impl", LocalFiles.class.getName());
    // Else whoever asked first for local files would have decided what class they are.
    local.setBoolean("fs.file.impl.disable.cache", true);
    return local;
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {
    // As the mask has it.
  }
}

package io.sespartitioner.replay.input;

/**
 * How much there is to read.
 *
 * @param files number of files
 * @param bytes their bytes on disk, compressed or not
 */
public record InputSize(long files, long bytes) {

  InputSize plus(long fileBytes) {
    return new InputSize(files + 1, bytes + fileBytes);
  }
}

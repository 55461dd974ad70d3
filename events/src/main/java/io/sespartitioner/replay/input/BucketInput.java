package io.sespartitioner.replay.input;

import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.s3.ObjectPass;
import io.sespartitioner.replay.s3.S3Address;
import io.sespartitioner.replay.s3.S3Objects;
import java.io.IOException;

/**
 * Objects in S3.
 *
 * @param address the address of one, or of all below it
 */
record BucketInput(S3Address address) implements InputPlace {

  /** Objects are not looked at before they are read, which would ask for each of them twice. */
  @Override
  public void look(Sink<IOException> troubles) throws IOException {
    try {
      if (!S3Objects.at(address).exist()) {
        troubles.accept(new IOException(address + ": no such object, and none below it"));
      }
    } catch (IOException e) {
      troubles.accept(e);
    }
  }

  @Override
  public void forEach(Sink<InputFile> files, Sink<IOException> troubles) throws IOException {
    try (ObjectPass pass = S3Objects.at(address).pass()) {
      while (pass.next()) {
        files.accept(new InputFile(pass.name(), pass.bytes(), InputFile.Kind.OBJECT, pass::open));
      }
    }
  }
}

package io.sespartitioner.backfill;

import java.io.IOException;

/** Makes one object after the other. */
interface ObjectMaker {

  /** Makes none. */
  ObjectMaker NONE =
      new ObjectMaker() {
        @Override
        public void begin(FilingKey oldest) {}

        @Override
        public void append(byte[] line) {}

        @Override
        public void end() {}
      };

  /** Begins an object with this oldest record. */
  void begin(FilingKey oldest) throws IOException;

  /** Adds a line to it. */
  void append(byte[] line) throws IOException;

  /** Ends it, and keeps it under its name. */
  void end() throws IOException;
}

package io.sespartitioner.function;

/** Takes the records of an invocation, one after another. */
interface RecordAnswerer {
  /** Answers a record; it is valid until this method returns. */
  void answer(FirehoseRecord record);
}
